package moc.cleanup.worker.objectdeletion;

import java.util.Map;
import java.util.Set;
import moc.cleanup.ledger.OwedObjects;
import moc.cleanup.message.MocId;
import moc.cleanup.worker.objectkey.ObjectKey;

/// What became of the objects that a batch of MOCs owed.
///
/// @param owedBefore by MOC; two MOCs may owe the same object
/// @param deleted objects that S3 confirmed as gone
/// @param kept objects that stay, each with the reason
/// @param failed objects that S3 did not delete, each with the reason; they are still owed
public record ObjectDeletionReport(
    Map<MocId, OwedObjects> owedBefore,
    Set<ObjectKey> deleted,
    Map<ObjectKey, String> kept,
    Map<ObjectKey, String> failed) {

  /// Copies everything.
  public ObjectDeletionReport {
    owedBefore = Map.copyOf(owedBefore);
    deleted = Set.copyOf(deleted);
    kept = Map.copyOf(kept);
    failed = Map.copyOf(failed);
  }

  /// Nothing was owed, or it is not known what became of it.
  public static ObjectDeletionReport nothing() {
    return new ObjectDeletionReport(Map.of(), Set.of(), Map.of(), Map.of());
  }

  /// How many of the MOC's objects are gone.
  public long deletedOf(MocId mocId) {
    return countOf(mocId, deleted);
  }

  /// How many of the MOC's objects stay.
  public long keptOf(MocId mocId) {
    return countOf(mocId, kept.keySet());
  }

  /// How many of the MOC's objects are still owed.
  public long owedOf(MocId mocId) {
    return owed(mocId) - deletedOf(mocId) - keptOf(mocId);
  }

  private long owed(MocId mocId) {
    OwedObjects owed = owedBefore.get(mocId);
    return owed == null ? 0 : owed.keys().size() + owed.heldBack();
  }

  private long countOf(MocId mocId, Set<ObjectKey> among) {
    OwedObjects owed = owedBefore.get(mocId);
    return owed == null
        ? 0
        : owed.keys().stream().filter(key -> among.contains(new ObjectKey(key))).count();
  }
}
