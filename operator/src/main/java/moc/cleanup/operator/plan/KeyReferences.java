package moc.cleanup.operator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import moc.cleanup.worker.objectdeletion.Reference;
import moc.cleanup.worker.objectdeletion.Survivors;
import org.jspecify.annotations.Nullable;

/// The rows that refer to one object, or resemble it, by what becomes of them tonight.
///
/// A row that goes protects the object until then. If its own canonical reading is the object's key,
/// whoever deletes it owes the object afterwards and asks again; if it only might mean the object, it
/// does not, and if it is the last to go, nobody comes back.
final class KeyReferences {

  private final Survivors survivors;
  private final List<Reference> ofImages = new ArrayList<>();
  private final Set<UUID> namedBy = new HashSet<>();
  private final Set<UUID> perhapsMeantBy = new TreeSet<>();
  private final Set<UUID> undecidedImages = new TreeSet<>();
  private @Nullable String reasonToStay;
  private int lookAlikes;
  private int lookAlikesThatStay;

  KeyReferences(Survivors survivors) {
    this.survivors = survivors;
  }

  /// Takes one in; what becomes of an image's is asked later, for all at once.
  void add(Reference reference, Set<UUID> going) {
    if (!reference.holder().isOfMoc()) {
      ofImages.add(reference);
    } else if (going.contains(reference.holderId())) {
      addGoing(reference, reference.holderId());
    } else {
      addStaying(reference);
    }
  }

  Stream<Reference> ofImages() {
    return ofImages.stream();
  }

  void addImages(Map<UUID, NightImage> images) {
    for (Reference reference : ofImages) {
      NightImage image = images.get(reference.holderId());
      if (image == null) {
        addStaying(reference);
        continue;
      }
      switch (image.decision()) {
        case GOES -> addGoing(reference, image.deleter());
        case STAYS -> addStaying(reference);
        case DEPENDS -> addUndecided(reference);
      }
    }
    ofImages.clear();
  }

  private void addGoing(Reference reference, UUID deleter) {
    if (!survivors.means(reference)) {
      lookAlikes++;
    } else if (survivors.owes(reference)) {
      namedBy.add(deleter);
    } else {
      perhapsMeantBy.add(deleter);
    }
  }

  private void addStaying(Reference reference) {
    if (!survivors.means(reference)) {
      lookAlikes++;
      lookAlikesThatStay++;
    } else if (reasonToStay == null) {
      reasonToStay = reference.reason();
    }
  }

  private void addUndecided(Reference reference) {
    if (survivors.means(reference)) {
      undecidedImages.add(reference.holderId());
    } else {
      lookAlikes++;
    }
  }

  /// Who of the run names it, and owes it once its row is gone.
  Set<UUID> namedBy() {
    return namedBy;
  }

  /// Why the object stays whatever else goes.
  Optional<String> reasonToStay() {
    return reasonToStay == null && lookAlikesThatStay >= Survivors.MOST_CANDIDATES
        ? Optional.of(Survivors.TOO_MANY_RESEMBLE)
        : Optional.ofNullable(reasonToStay);
  }

  /// What becomes of it when nothing makes it stay.
  ObjectFate fateWithoutObjection() {
    if (!undecidedImages.isEmpty()) {
      return depends("goes or stays with gallery image " + undecidedImages.iterator().next());
    }
    Optional<UUID> protector =
        perhapsMeantBy.stream().filter(one -> !namedBy.contains(one)).findFirst();
    if (protector.isPresent()) {
      return depends("stays if " + protector.get() + ", which may mean it, is the last to go");
    }
    if (lookAlikes >= Survivors.MOST_CANDIDATES) {
      return depends("stays if its turn comes before that of rows which resemble it");
    }
    return new ObjectFate(
        Decision.GOES,
        namedBy.size() > 1
            ? "with the last of the %,d that name it, all of which go".formatted(namedBy.size())
            : "",
        namedBy);
  }

  private ObjectFate depends(String reason) {
    return new ObjectFate(Decision.DEPENDS, reason, namedBy);
  }
}
