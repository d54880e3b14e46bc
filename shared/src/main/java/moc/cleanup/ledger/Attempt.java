package moc.cleanup.ledger;

import moc.cleanup.message.CleanupMessage;
import org.jspecify.annotations.Nullable;

/// An attempt on a MOC that deleted no rows.
///
/// @param error why it failed, or null when it was acknowledged
/// @param gone whether the MOC's row was found to be gone
/// @param paying whether objects that a deletion of it owes are paid off next
public record Attempt(
    CleanupMessage message, @Nullable String error, boolean gone, boolean paying) {

  /// A hold keeps the MOC and all that it owes.
  public static Attempt held(CleanupMessage message) {
    return new Attempt(message, null, false, false);
  }

  /// The MOC lives: restored, or deleted again too recently. It can owe objects all the same, when its
  /// rows were deleted once and somebody has put them back.
  public static Attempt alive(CleanupMessage message) {
    return new Attempt(message, null, false, true);
  }

  /// The MOC was gone before this attempt.
  public static Attempt alreadyGone(CleanupMessage message) {
    return new Attempt(message, null, true, true);
  }

  /// The attempt failed and the message comes back.
  public static Attempt failed(CleanupMessage message, String error) {
    return new Attempt(message, error, false, false);
  }
}
