package moc.cleanup.operator.plan;

import moc.cleanup.ledger.Kept;
import org.jspecify.annotations.Nullable;

/// What a MOC brings with it, or leaves behind.
///
/// @param name the object's key, the image's id, or a text that names no object of ours
/// @param reason why it stays, or with whom it goes; empty when it goes with this MOC alone
/// @param counted whether the totals count it here; what MOCs of a run share is counted with one
/// @param bytes null when S3 was not asked, has no such object, or did not say
/// @param missing whether S3 has no such object
record PlanItem(
    Kind kind,
    String name,
    Decision decision,
    String reason,
    boolean counted,
    @Nullable Long bytes,
    boolean missing) {

  /// What it is.
  enum Kind {
    OBJECT("object", "objects"),
    IMAGE("gallery image", "gallery images"),
    /// A text that names no object of ours.
    ADDRESS("address", "addresses");

    private final String one;
    private final String many;

    Kind(String one, String many) {
      this.one = one;
      this.many = many;
    }

    String inWords(long count) {
      return count == 1 ? one : many;
    }
  }

  static PlanItem of(Kind kind, String name, Decision decision, String reason, boolean counted) {
    return new PlanItem(kind, name, decision, reason, counted, null, false);
  }

  static PlanItem leftAlone(Kept address) {
    return of(Kind.ADDRESS, address.name(), Decision.STAYS, address.reason(), true);
  }

  boolean namesObjectThatMayGo() {
    return kind == Kind.OBJECT && decision != Decision.STAYS;
  }

  PlanItem sized(ObjectSize size) {
    return new PlanItem(kind, name, decision, reason, counted, size.bytes(), size.missing());
  }
}
