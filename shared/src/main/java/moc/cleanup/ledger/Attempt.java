package moc.cleanup.ledger;

import moc.cleanup.message.CleanupMessage;
import org.jspecify.annotations.Nullable;

/// An attempt on a MOC that deleted no rows.
///
/// @param error why it failed, or null when it was acknowledged
/// @param gone whether the MOC's row was found to be gone
public record Attempt(CleanupMessage message, @Nullable String error, boolean gone) {

  /// The MOC is there and stays for now: restored, deleted again too recently, or held.
  public static Attempt skipped(CleanupMessage message) {
    return new Attempt(message, null, false);
  }

  /// The MOC was gone before this attempt.
  public static Attempt alreadyGone(CleanupMessage message) {
    return new Attempt(message, null, true);
  }

  /// The attempt failed and the message comes back.
  public static Attempt failed(CleanupMessage message, String error) {
    return new Attempt(message, error, false);
  }
}
