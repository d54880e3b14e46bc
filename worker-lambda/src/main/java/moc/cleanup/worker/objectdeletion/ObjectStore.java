package moc.cleanup.worker.objectdeletion;

import java.util.Collection;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;

/// The bucket with the assets, and no other. An object that is not there counts as deleted. Trouble
/// is part of the answer and no exception: the ledger still owes what was not deleted. Thread-safe.
public sealed interface ObjectStore permits S3ObjectStore, S3VersionedObjectStore {

  /// Deletes the objects as far as the time allows.
  StoreDeletion delete(Collection<ObjectKey> keys, Deadline deadline);
}
