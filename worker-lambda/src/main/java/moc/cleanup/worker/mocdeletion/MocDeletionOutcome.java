package moc.cleanup.worker.mocdeletion;

import moc.cleanup.database.SqlStates;
import moc.cleanup.ledger.DeletedMoc;

/// How one attempt to delete a MOC's rows ended.
public sealed interface MocDeletionOutcome {

  /// The rows are gone and the ledger owes the objects.
  record Deleted(DeletedMoc account) implements MocDeletionOutcome {}

  /// There was no such MOC any more; a former attempt or the platform deleted it.
  record AlreadyGone() implements MocDeletionOutcome {}

  /// The owner has taken the deletion back.
  record Restored() implements MocDeletionOutcome {}

  /// Deleted again since it was queued; its retention has begun anew.
  record NotExpired() implements MocDeletionOutcome {}

  /// A hold is in force on it.
  record Held() implements MocDeletionOutcome {}

  /// The rows are as they were, or nobody knows; the message comes back.
  ///
  /// @param databaseAway whether nobody can work with the database now, so that the next MOC would fail
  ///     in the same way
  record Failed(String reason, boolean databaseAway) implements MocDeletionOutcome {

    /// Reads it from what was thrown.
    public static Failed of(RuntimeException failure) {
      return new Failed(SqlStates.describe(failure), SqlStates.sayAway(failure));
    }
  }
}
