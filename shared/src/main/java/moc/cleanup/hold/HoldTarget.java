package moc.cleanup.hold;

import moc.cleanup.message.MocId;

/// What a hold protects.
public sealed interface HoldTarget {

  /// One MOC.
  record OneMoc(MocId mocId) implements HoldTarget {}

  /// Every MOC of one owner.
  record Owner(String ownerId) implements HoldTarget {}

  /// Everything: the emergency stop.
  record All() implements HoldTarget {}

  /// The table's `scope`.
  default String scope() {
    return switch (this) {
      case OneMoc _ -> "moc";
      case Owner _ -> "owner";
      case All _ -> "all";
    };
  }

  /// The table's `subject`.
  default String subject() {
    return switch (this) {
      case OneMoc(MocId mocId) -> mocId.toString();
      case Owner(String ownerId) -> ownerId;
      case All _ -> "";
    };
  }

  /// As [#scope()] and [#subject()] say it; whoever wrote that into the table, it is taken as it is.
  static HoldTarget of(String scope, String subject) {
    return switch (scope) {
      case "moc" -> new OneMoc(MocId.parse(subject));
      case "owner" -> new Owner(subject);
      case "all" -> new All();
      default -> throw new IllegalArgumentException("a hold's scope is never \"" + scope + "\"");
    };
  }
}
