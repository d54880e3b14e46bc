package moc.cleanup.worker.objectdeletion;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import moc.cleanup.ledger.Kept;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.ledger.OwedObjects;
import moc.cleanup.message.MocId;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;

/// Pays off what a batch of MOCs owes, after their rows are gone. Thread-safe.
public final class ObjectDeletion {

  private final Ledger ledger;
  private final Survivors survivors;
  private final KeyPrefixes prefixes;
  private final ObjectStore store;

  public ObjectDeletion(
      Ledger ledger, Survivors survivors, KeyPrefixes prefixes, ObjectStore store) {
    this.ledger = ledger;
    this.survivors = survivors;
    this.prefixes = prefixes;
    this.store = store;
  }

  /// Deletes the objects that these MOCs owe and nobody uses, and settles with the ledger. Trouble
  /// with S3 is in the report; the ledger brings such a MOC back.
  ///
  /// @param deadline until which objects may be deleted
  /// @param settlement until which the ledger may be told, which is later: what S3 has confirmed by
  ///     the deadline is not to be asked for again
  public ObjectDeletionReport payOff(
      Collection<MocId> mocs, Deadline deadline, Deadline settlement) {
    List<OwedObjects> owed = mocs.isEmpty() ? List.of() : ledger.owed(mocs, deadline.remaining());
    if (owed.isEmpty()) {
      return ObjectDeletionReport.nothing();
    }
    SortedSet<ObjectKey> keys = new TreeSet<>();
    owed.forEach(one -> one.keys().forEach(key -> keys.add(new ObjectKey(key))));

    // After the commits: two MOCs that share an object and go at once would each have seen the
    // other's row before, and both left the object behind.
    Map<ObjectKey, String> kept = kept(keys, deadline);
    keys.removeAll(kept.keySet());
    StoreDeletion deletion = store.delete(keys, deadline);
    settle(owed, kept, deletion, settlement);
    return new ObjectDeletionReport(
        owed.stream().collect(Collectors.toMap(OwedObjects::mocId, Function.identity())),
        deletion.deleted(),
        kept,
        deletion.failed());
  }

  private Map<ObjectKey, String> kept(SortedSet<ObjectKey> keys, Deadline deadline) {
    Map<ObjectKey, String> kept = new HashMap<>(survivors.among(keys, deadline));
    for (ObjectKey key : keys) {
      prefixes.objection(key).ifPresent(reason -> kept.putIfAbsent(key, reason));
    }
    return kept;
  }

  private void settle(
      List<OwedObjects> owed,
      Map<ObjectKey, String> kept,
      StoreDeletion deletion,
      Deadline settlement) {
    ledger.settle(
        owed.stream().map(OwedObjects::mocId).toList(),
        deletion.deleted().stream().map(ObjectKey::value).toList(),
        kept.entrySet().stream()
            .map(entry -> Kept.object(entry.getKey().value(), entry.getValue()))
            .toList(),
        deletion.failed().values().stream().findFirst().map(reason -> "S3: " + reason).orElse(null),
        settlement.remaining());
  }
}
