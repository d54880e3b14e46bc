package moc.cleanup.operator.verify;

import static moc.cleanup.operator.terminal.InWords.count;

import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.verify.Leftover.Kind;

/// What to do about what was found.
record Advice(VerificationResult result) {

  void tell(Narrator narrator) {
    if (result.bucketIsDoubtful()) {
      narrator.marked(
          narrator.mark(false),
          "Of %s that living MOCs refer to, none is in this bucket. Is S3_BUCKET the right one? In"
                  .formatted(count(result.livingObjectsAsked(), "object", "objects"))
              + " another bucket everything seems gone.");
    }
    if (result.has(Kind.ROWS)) {
      narrator.say(
          2,
          "→ Rows that are there again were put back, as by a backup. If they are to go, delete the"
              + " MOC on the platform once more.");
    }
    if (result.has(Kind.OBJECT)) {
      narrator.say(
          2,
          "→ Objects that are there were written again, or brought back from a version. If no row"
              + " refers to one: aws s3 rm \"s3://BUCKET/KEY\"");
    }
    if (result.has(Kind.VERSIONS)) {
      narrator.say(
          2,
          "→ Versions go when a lifecycle rule for noncurrent versions comes to them, or at once by"
              + " hand; S3_DELETE_VERSIONS=true takes those of later MOCs along.");
    }
    if (result.has(Kind.UNCLEAR)) {
      narrator.say(
          2,
          "→ S3 says what is gone only to whoever may s3:ListBucket and s3:GetObject, and"
              + " s3:ListBucketVersions where there are versions.");
    }
  }
}
