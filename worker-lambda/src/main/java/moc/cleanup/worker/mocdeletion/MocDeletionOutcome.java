package moc.cleanup.worker.mocdeletion;

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

  /// The rows are as they were, and the message comes back.
  record Failed(String reason) implements MocDeletionOutcome {}
}
