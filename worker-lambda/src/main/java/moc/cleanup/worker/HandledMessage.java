package moc.cleanup.worker;

import java.time.Duration;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;

/// A message whose MOC was tried, and how that ended.
record HandledMessage(
    QueueMessage message, CleanupMessage request, MocDeletionOutcome outcome, Duration duration) {

  boolean failed() {
    return outcome instanceof MocDeletionOutcome.Failed;
  }

  /// Whether it failed as the next message would: time may heal that.
  boolean databaseAway() {
    return outcome instanceof MocDeletionOutcome.Failed(_, boolean databaseAway) && databaseAway;
  }

  /// Whether what deletions of this MOC owe is to be paid off. One that lives owes nothing, but for
  /// rows that were deleted and put back: what these name again has survived, and the rest must go.
  boolean mayPayOff() {
    return switch (outcome) {
      case MocDeletionOutcome.Deleted _,
          MocDeletionOutcome.AlreadyGone _,
          MocDeletionOutcome.Restored _,
          MocDeletionOutcome.NotExpired _ ->
          true;
      case MocDeletionOutcome.Held _, MocDeletionOutcome.Failed _ -> false;
    };
  }
}
