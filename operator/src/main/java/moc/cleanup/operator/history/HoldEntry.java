package moc.cleanup.operator.history;

import java.time.Instant;
import moc.cleanup.hold.PastHold;
import moc.cleanup.operator.hold.HoldInForce;
import moc.cleanup.operator.terminal.InWords;
import org.jspecify.annotations.Nullable;

/// A hold, former or in force.
///
/// @param liftedBy null, as `liftedAt`, while it is in force
record HoldEntry(
    long id,
    String scope,
    String subject,
    String reason,
    String placedBy,
    Instant placedAt,
    @Nullable String liftedBy,
    @Nullable Instant liftedAt) {

  static HoldEntry of(PastHold past) {
    return new HoldEntry(
        past.hold().id(),
        past.hold().target().scope(),
        past.hold().target().subject(),
        past.hold().reason(),
        past.hold().placedBy(),
        past.hold().placedAt(),
        past.liftedBy(),
        past.liftedAt());
  }

  String inWords() {
    String until =
        liftedAt == null
            ? "in force"
            : "lifted %s by %s".formatted(InWords.instant(liftedAt), liftedBy);
    return "on %s · from %s by %s · %s: %s"
        .formatted(
            HoldInForce.target(scope, subject), InWords.instant(placedAt), placedBy, until, reason);
  }
}
