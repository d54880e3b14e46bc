package moc.cleanup.operator.demo.plan;

import static moc.cleanup.operator.demo.plan.PlatformContents.FREE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the platform must look like when certain MOCs are gone, told from the plan alone.
public final class Model {

  private final PlatformPlan plan;
  private final Set<UUID> gone;
  private final Map<UUID, String> ownerOfMoc;

  private Model(PlatformPlan plan, Set<UUID> gone) {
    this.plan = plan;
    this.gone = gone;
    this.ownerOfMoc =
        plan.mocs().stream().collect(Collectors.toMap(PlannedMoc::id, PlannedMoc::owner));
  }

  public static PlatformContents atStart(PlatformPlan plan) {
    return without(plan, Set.of());
  }

  public static PlatformContents atEnd(PlatformPlan plan) {
    return without(plan, plan.goingMocs());
  }

  /// At any moment between.
  ///
  /// @param gone the MOCs whose rows are gone by then
  public static PlatformContents without(PlatformPlan plan, Set<UUID> gone) {
    return new Model(plan, gone).contents();
  }

  private PlatformContents contents() {
    Set<String> images = ids(plan.images().stream().filter(this::stays).map(PlannedImage::id));
    return new PlatformContents(
        ids(stayingMocs().map(PlannedMoc::id)),
        ids(stayingMocs().flatMap(moc -> moc.files().stream()).map(PlannedFile::id)),
        images,
        imageLinks(),
        ids(plan.albums().stream().map(PlannedAlbum::id)),
        albumLinks(),
        keysWhere(plan.reviews(), moc -> !gone.contains(moc)),
        keysWhere(plan.flags(), image -> images.contains(image.toString())),
        bricks(),
        uploadSessions(),
        objects());
  }

  private Stream<PlannedMoc> stayingMocs() {
    return plan.mocs().stream().filter(moc -> !gone.contains(moc.id()));
  }

  /// An image goes with the last MOC that shows it, if nobody else has anything to do with it.
  private boolean stays(PlannedImage image) {
    boolean usedByItsOwnersGoneMocsAlone =
        !image.links().isEmpty()
            && image.links().stream()
                .allMatch(moc -> gone.contains(moc) && image.owner().equals(ownerOfMoc.get(moc)));
    return !usedByItsOwnersGoneMocsAlone || image.inAlbumOrCover();
  }

  private Set<String> imageLinks() {
    return plan.images().stream()
        .flatMap(image ->
            image.links().stream()
                .filter(moc -> !gone.contains(moc))
                .map(moc -> moc + "@" + image.id()))
        .collect(Collectors.toSet());
  }

  private Set<String> albumLinks() {
    return plan.albums().stream()
        .flatMap(album ->
            album.mocs().stream()
                .filter(moc -> !gone.contains(moc))
                .map(moc -> moc + "@" + album.id()))
        .collect(Collectors.toSet());
  }

  private Map<String, String> bricks() {
    Map<String, String> bricks = new HashMap<>();
    plan.freeBricks().forEach(brick -> bricks.put(brick.toString(), FREE));
    for (PlannedMoc moc : plan.mocs()) {
      for (PlannedPartsList list : moc.partsLists()) {
        String place = gone.contains(moc.id()) ? FREE : list.id().toString();
        list.bricks().forEach(brick -> bricks.put(brick.toString(), place));
      }
    }
    return bricks;
  }

  private Map<String, String> uploadSessions() {
    return plan.uploadSessions().entrySet().stream()
        .collect(
            Collectors.toMap(
                session -> session.getKey().toString(),
                session ->
                    gone.contains(session.getValue()) ? FREE : session.getValue().toString()));
  }

  /// An object stays as long as anything that stays refers to it.
  private Set<String> objects() {
    Set<String> objects = new HashSet<>(plan.looseKeys());
    stayingMocs()
        .forEach(moc -> {
          moc.thumbnailKey().ifPresent(objects::add);
          moc.files().forEach(file -> objects.add(file.key()));
        });
    plan.images().stream()
        .filter(this::stays)
        .forEach(image -> {
          objects.add(image.imageKey());
          objects.add(image.thumbnailKey());
        });
    return objects;
  }

  private static Set<String> ids(Stream<UUID> ids) {
    return ids.map(UUID::toString).collect(Collectors.toSet());
  }

  private static Set<String> keysWhere(Map<UUID, UUID> map, Predicate<UUID> value) {
    return ids(
        map.entrySet().stream()
            .filter(entry -> value.test(entry.getValue()))
            .map(Map.Entry::getKey));
  }
}
