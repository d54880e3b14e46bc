package moc.cleanup.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A hold that was placed at some time.
///
/// @param liftedBy null, as `liftedAt`, while it is in force
public record PastHold(Hold hold, @Nullable String liftedBy, @Nullable Instant liftedAt) {

  /// Whether it has not been lifted.
  public boolean inForce() {
    return liftedAt == null;
  }
}
