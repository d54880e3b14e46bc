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

  /// Whether the MOC's rows are gone, so that what it owes can be paid off.
  boolean rowsGone() {
    return switch (outcome) {
      case MocDeletionOutcome.Deleted _, MocDeletionOutcome.AlreadyGone _ -> true;
      case MocDeletionOutcome.Restored _,
          MocDeletionOutcome.NotExpired _,
          MocDeletionOutcome.Held _,
          MocDeletionOutcome.Failed _ ->
          false;
    };
  }
}
