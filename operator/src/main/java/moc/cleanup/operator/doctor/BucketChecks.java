package moc.cleanup.operator.doctor;

import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.Patience;
import moc.cleanup.operator.terminal.InWords;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bucket, and what becomes of an object there once it is deleted.
///
/// @param deleteVersions whether the worker deletes every version
/// @param keyPrefixes of the keys that it may delete; none means the whole bucket
record BucketChecks(
    S3Client s3,
    String bucket,
    boolean deleteVersions,
    List<String> keyPrefixes,
    InstantSource clock)
    implements Checks {

  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final Duration SMALL_SKEW = Duration.ofMinutes(1);

  @Override
  public void run(Findings findings) {
    Instant before = clock.instant();
    HeadBucketResponse head;
    try {
      head = s3.headBucket(ask -> ask.bucket(bucket).overrideConfiguration(Patience::limit));
    } catch (S3Exception e) {
      reportRefusal(findings, e.statusCode());
      return;
    } catch (SdkException e) {
      findings.problem(
          "S3 cannot be asked: %s.".formatted(AwsFailure.describe(e)),
          "See to region, credentials and the way to S3.");
      return;
    }
    findings.fine(
        "Bucket %s is there%s."
            .formatted(
                bucket,
                Optional.ofNullable(head.bucketRegion())
                    .map(region -> ", in " + region)
                    .orElse("")));
    checkClock(findings, head, before);
    Optional<GetBucketVersioningResponse> versioning =
        ask(
            findings,
            "whether it keeps versions",
            "s3:GetBucketVersioning",
            () -> s3.getBucketVersioning(ask -> ask.bucket(bucket)));
    Optional<List<LifecycleRule>> lifecycle = lifecycle(findings);
    versioning.ifPresent(answer -> checkVersioning(findings, answer, lifecycle));
    lifecycle.ifPresent(rules -> checkUploads(findings, rules));
    checkLock(findings);
  }

  private void reportRefusal(Findings findings, int status) {
    switch (status) {
      case NOT_FOUND ->
          findings.problem(
              "There is no bucket %s.".formatted(bucket), "Set %s right.".formatted(S3_BUCKET));
      case FORBIDDEN ->
          findings.problem(
              "S3 refuses to say anything of bucket %s (HTTP 403).".formatted(bucket),
              "It takes s3:ListBucket; or the bucket is somebody else's.");
      default ->
          findings.problem(
              "S3 answers for bucket %s with HTTP %d.".formatted(bucket, status),
              "Is it in another region? See AWS_REGION.");
    }
  }

  private void checkClock(Findings findings, HeadBucketResponse head, Instant before) {
    Instant after = clock.instant();
    date(head)
        .map(there -> ClockSkew.between(there, before, after))
        .filter(skew -> skew.compareTo(SMALL_SKEW) > 0)
        .ifPresent(skew ->
            findings.warn(
                "S3's clock and this machine's are %s apart.".formatted(InWords.duration(skew)),
                "Have this machine's set by NTP; S3 refuses requests that are 15 minutes off."));
  }

  private static Optional<Instant> date(HeadBucketResponse head) {
    try {
      return Optional.ofNullable(head.sdkHttpResponse())
          .flatMap(response -> response.firstMatchingHeader("Date"))
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notDate) {
      return Optional.empty();
    }
  }

  private void checkVersioning(
      Findings findings,
      GetBucketVersioningResponse versioning,
      Optional<List<LifecycleRule>> lifecycle) {
    boolean versioned =
        versioning.status() == BucketVersioningStatus.ENABLED
            || versioning.status() == BucketVersioningStatus.SUSPENDED;
    LifecycleRules expiring =
        LifecycleRules.thatEndVersions(lifecycle.orElse(List.of()), keyPrefixes);
    if (!versioned && deleteVersions) {
      findings.note(
          "It keeps no versions, and %s is set: that costs a listing for each object."
              .formatted(S3_DELETE_VERSIONS));
    } else if (!versioned) {
      findings.fine("It keeps no versions: what is deleted is gone at once, and for good.");
    } else if (deleteVersions) {
      findings.note("It keeps versions, and all of them go: nothing can be undone.");
    } else if (expiring.reachAll()) {
      findings.fine("It keeps versions, and a lifecycle rule ends those that are deleted.");
    } else if (!expiring.isEmpty()) {
      findings.warn(
          "It keeps versions, and no lifecycle rule ends all of those that are deleted: %s."
              .formatted(expiring.inWords()),
          "Have NoncurrentVersionExpiration reach all that may be deleted, without"
              + " NewerNoncurrentVersions; or set %s=true.".formatted(S3_DELETE_VERSIONS));
    } else {
      findings.warn(
          "It keeps versions%s: a deletion frees nothing, it only hides."
              .formatted(lifecycle.isEmpty() ? ", and did not say for how long" : " for ever"),
          "Add a lifecycle rule with NoncurrentVersionExpiration, which leaves time to undo; or set"
              + " %s=true.".formatted(S3_DELETE_VERSIONS));
    }
    if (versioning.mfaDelete() == MFADeleteStatus.ENABLED && deleteVersions) {
      findings.problem(
          "MFA delete is on: no function can delete a version.",
          "Set %s=false, or turn MFA delete off.".formatted(S3_DELETE_VERSIONS));
    }
  }

  /// Nothing when it could not be asked; an empty list when there are no rules.
  private Optional<List<LifecycleRule>> lifecycle(Findings findings) {
    return ask(
        findings,
        "its lifecycle rules",
        "s3:GetLifecycleConfiguration",
        () -> {
          try {
            return s3.getBucketLifecycleConfiguration(ask -> ask.bucket(bucket)).rules();
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return List.of();
            }
            throw e;
          }
        });
  }

  private void checkUploads(Findings findings, List<LifecycleRule> rules) {
    LifecycleRules ending = LifecycleRules.thatEndUploads(rules, keyPrefixes);
    if (ending.reachAll()) {
      findings.fine("A lifecycle rule ends incomplete multipart uploads.");
    } else if (!ending.isEmpty()) {
      findings.warn(
          "No lifecycle rule ends all incomplete multipart uploads: %s."
              .formatted(ending.inWords()),
          "Have AbortIncompleteMultipartUpload reach all that may be deleted (docs/runbook.md).");
    } else {
      findings.warn(
          "No lifecycle rule ends incomplete multipart uploads: their parts are stored and billed"
              + " for ever, and are no objects that anybody could delete.",
          "Add a rule with AbortIncompleteMultipartUpload (docs/runbook.md).");
    }
  }

  private void checkLock(Findings findings) {
    ask(
            findings,
            "whether its objects are locked",
            "s3:GetBucketObjectLockConfiguration",
            () -> {
              try {
                return Optional.ofNullable(
                    s3.getObjectLockConfiguration(ask -> ask.bucket(bucket))
                        .objectLockConfiguration());
              } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                  return Optional.<ObjectLockConfiguration>empty();
                }
                throw e;
              }
            })
        .flatMap(lock -> lock)
        .filter(lock -> lock.objectLockEnabled() == ObjectLockEnabled.ENABLED)
        .ifPresent(lock ->
            findings.warn(
                lock.rule() == null
                    ? "Object lock is on: versions with a retention or a legal hold stay."
                    : "Object lock is on, with a retention of its own: versions stay until it is"
                        + " over.",
                "Is that meant? What is locked stays owed, and is asked for again every night."));
  }

  /// Not every service that speaks S3 answers everything, and not every operator may ask.
  private static <T> Optional<T> ask(
      Findings findings, String what, String right, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (S3Exception e) {
      findings.note(
          e.statusCode() == FORBIDDEN
              ? "Could not be asked: %s; it takes %s.".formatted(what, right)
              : "Could not be asked: %s (%s).".formatted(what, AwsFailure.describe(e)));
    } catch (SdkException e) {
      findings.note("Could not be asked: %s (%s).".formatted(what, AwsFailure.describe(e)));
    }
    return Optional.empty();
  }
}
