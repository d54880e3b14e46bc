package moc.cleanup.operator.plan;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.worker.mocdeletion.LinkedImage;
import org.jspecify.annotations.Nullable;

/// A gallery image, and what becomes of it by the end of the night.
///
/// @param image as the last of the run's MOCs that link to it will find it
/// @param mocs how many of the run's MOCs link to it
/// @param onlyMoc the only one of them; null when there are more, or none
/// @param owners whose MOCs these are
record NightImage(LinkedImage image, int mocs, @Nullable UUID onlyMoc, Set<String> owners) {

  /// Copies the set.
  NightImage {
    owners = Set.copyOf(owners);
  }

  Decision decision() {
    if (mocs == 0) {
      return Decision.STAYS;
    }
    Set<Boolean> used = new HashSet<>();
    owners.forEach(owner -> used.add(image.useByOthers(owner).isPresent()));
    if (used.size() > 1) {
      // Whose MOC comes last decides whether the image is somebody else's.
      return Decision.DEPENDS;
    }
    return used.contains(true) ? Decision.STAYS : Decision.GOES;
  }

  /// Who deletes its row, and owes its objects from then on: the MOC, or, when it goes with the last
  /// of several, whoever that is.
  UUID deleter() {
    return onlyMoc == null ? image.id() : onlyMoc;
  }

  /// Why it goes only then, or nothing when it goes with one MOC alone.
  String reasonToGo() {
    return mocs > 1 ? "with the last of its %,d MOCs, all of which go".formatted(mocs) : "";
  }
}
