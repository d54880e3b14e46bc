package moc.cleanup.operator.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.mocdeletion.LinkedImage;
import moc.cleanup.worker.mocdeletion.LinkedImages;
import moc.cleanup.worker.mocdeletion.LinkedImages.Link;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Finds out what becomes of gallery images. The deletion's own code decides; what it is told is how
/// many MOCs will link to an image when the last of the run's MOCs comes to it.
///
/// @param going the run's MOCs
record NightImages(PlatformSchema schema, Set<UUID> going) {

  /// Of each of these images that is there.
  Map<UUID, NightImage> of(Handle snapshot, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Links> links = new HashMap<>();
    LinkedImages.forEachLink(
        snapshot,
        ids,
        link -> links.computeIfAbsent(link.imageId(), _ -> new Links()).add(link, going));
    return LinkedImages.lookAt(snapshot, ids, schema.columns(Deadline.in(NightObjects.PATIENCE)))
        .stream()
        .map(image -> links.getOrDefault(image.id(), new Links()).atTheEnd(image))
        .collect(Collectors.toMap(night -> night.image().id(), Function.identity()));
  }

  /// The MOCs that link to one image.
  private static final class Links {

    private int going;
    private int staying;
    private @Nullable UUID firstGoing;
    private final Set<String> owners = new HashSet<>();

    void add(Link link, Set<UUID> run) {
      if (run.contains(link.mocId())) {
        going++;
        firstGoing = link.mocId();
        owners.add(link.mocOwnerId());
      } else {
        staying++;
      }
    }

    NightImage atTheEnd(LinkedImage image) {
      int thoseThatStayAndTheLast = staying + 1;
      return new NightImage(
          image.linkedBy(thoseThatStayAndTheLast), going, going == 1 ? firstGoing : null, owners);
    }
  }
}
