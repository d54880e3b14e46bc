package moc.cleanup.operator.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectdeletion.KeyPrefixes;
import moc.cleanup.worker.objectdeletion.Reference;
import moc.cleanup.worker.objectdeletion.Survivors;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.jdbi.v3.core.Handle;

/// Finds out what becomes of objects, in the order in which the object deletion asks: what a held MOC
/// owes is left out, what a row refers to stays, and then come the prefixes.
///
/// @param going the run's MOCs
record NightObjects(
    Ledger ledger, Survivors survivors, KeyPrefixes prefixes, NightImages images, Set<UUID> going) {

  static final Duration PATIENCE = Duration.ofMinutes(10);

  ObjectFates of(Handle snapshot, Collection<ObjectKey> keys) {
    if (keys.isEmpty()) {
      return new ObjectFates(Map.of());
    }
    Set<String> held = ledger.heldAmong(keys.stream().map(ObjectKey::value).toList());
    Map<ObjectKey, ObjectFate> fates = new HashMap<>();
    references(snapshot, keys)
        .forEach(
            (key, references) -> fates.put(key, fate(key, held.contains(key.value()), references)));
    return new ObjectFates(fates);
  }

  private Map<ObjectKey, KeyReferences> references(Handle snapshot, Collection<ObjectKey> keys) {
    Map<ObjectKey, KeyReferences> references = new HashMap<>();
    keys.forEach(key -> references.put(key, new KeyReferences(survivors)));
    survivors.forEachCandidate(
        snapshot,
        keys,
        Deadline.in(PATIENCE),
        one -> requireNonNull(references.get(one.key())).add(one, going));
    List<UUID> imageIds =
        references.values().stream()
            .flatMap(KeyReferences::ofImages)
            .map(Reference::holderId)
            .distinct()
            .toList();
    Map<UUID, NightImage> nightImages = images.of(snapshot, imageIds);
    references.values().forEach(one -> one.addImages(nightImages));
    return references;
  }

  private ObjectFate fate(ObjectKey key, boolean held, KeyReferences references) {
    Stream<String> reasonsToStay =
        Stream.of(
                held ? Stream.of("a held MOC owes it too") : Stream.<String>empty(),
                references.reasonToStay().stream(),
                prefixes.objection(key).stream())
            .flatMap(reasons -> reasons);
    return reasonsToStay
        .findFirst()
        .map(reason -> new ObjectFate(Decision.STAYS, reason, references.namedBy()))
        .orElseGet(references::fateWithoutObjection);
  }
}
