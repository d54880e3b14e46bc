package moc.cleanup.operator.plan;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.worker.objectkey.ObjectKey;

/// Counts what MOCs of a run share with one of them. Only what comes up more than once has to be
/// remembered for that, and what the ledger alone knows. Not thread-safe.
final class Counting {

  private final boolean ofOneMoc;
  private final Set<UUID> images = new HashSet<>();
  private final Set<ObjectKey> objects = new HashSet<>();

  /// @param ofOneMoc whether no other MOC is planned, with which it could be counted
  Counting(boolean ofOneMoc) {
    this.ofOneMoc = ofOneMoc;
  }

  boolean isFirst(NightImage image) {
    return image.mocs() == 1 || images.add(image.image().id());
  }

  /// Whether an object that this MOC's rows name is counted with it.
  boolean isFirst(UUID mocId, ObjectKey key, ObjectFate fate) {
    return fate.namedBy().equals(Set.of(mocId)) || objects.add(key);
  }

  /// Whether an object that only the ledger names is counted here; if a row of the run names it too,
  /// it is counted there.
  boolean isFirstOwed(ObjectKey key, ObjectFate fate) {
    return (ofOneMoc || fate.namedBy().isEmpty()) && objects.add(key);
  }
}
