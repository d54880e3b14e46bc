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
  record Failed(String reason, Cause cause) implements MocDeletionOutcome {

    /// Reads it from what was thrown.
    public static Failed of(RuntimeException failure) {
      return new Failed(SqlStates.describe(failure), Cause.of(failure));
    }
  }

  /// What a failure says of the next attempt.
  enum Cause {
    /// Nobody can work with the database now; the next MOC would fail in the same way.
    DATABASE_AWAY,
    /// Somebody else's locks were in the way all the time.
    CONTENTION,
    /// Something about this MOC.
    OWN;

    static Cause of(Throwable failure) {
      if (SqlStates.sayAway(failure)) {
        return DATABASE_AWAY;
      }
      return SqlStates.sayLostToAnother(failure) ? CONTENTION : OWN;
    }
  }
}
