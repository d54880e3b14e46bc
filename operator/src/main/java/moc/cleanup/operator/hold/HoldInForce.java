package moc.cleanup.operator.hold;

import java.time.Instant;
import moc.cleanup.hold.Hold;
import moc.cleanup.operator.terminal.InWords;

/// A hold in force.
///
/// @param scope `moc`, `owner` or `all`
/// @param subject the MOC's or the owner's id; empty for all
public record HoldInForce(
    long id, String scope, String subject, String reason, String placedBy, Instant placedAt) {

  public static HoldInForce of(Hold hold) {
    return new HoldInForce(
        hold.id(),
        hold.target().scope(),
        hold.target().subject(),
        hold.reason(),
        hold.placedBy(),
        hold.placedAt());
  }

  /// What is held, why, and by whom.
  public String inWords() {
    return "%s · since %s by %s: %s"
        .formatted(target(scope, subject), InWords.instant(placedAt), placedBy, reason);
  }

  /// What is held; a blank owner in quotes, so as to be seen.
  public static String target(String scope, String subject) {
    if (scope.equals("all")) {
      return "everything";
    }
    return scope + " " + (subject.isBlank() ? "\"" + subject + "\"" : subject);
  }
}
