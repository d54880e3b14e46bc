package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that is put into the made-up platform.
///
/// @param freeBricks bricks that are on no list
/// @param uploadSessions the MOC with which each began
/// @param reviews the MOC of each
/// @param flags the image of each
/// @param looseKeys objects that no row refers to
public record PlatformPlan(
    List<PlannedMoc> mocs,
    List<PlannedImage> images,
    List<PlannedAlbum> albums,
    List<UUID> freeBricks,
    Map<UUID, UUID> uploadSessions,
    Map<UUID, UUID> reviews,
    Map<UUID, UUID> flags,
    List<String> looseKeys) {

  /// Copies the collections.
  public PlatformPlan {
    mocs = List.copyOf(mocs);
    images = List.copyOf(images);
    albums = List.copyOf(albums);
    freeBricks = List.copyOf(freeBricks);
    uploadSessions = Map.copyOf(uploadSessions);
    reviews = Map.copyOf(reviews);
    flags = Map.copyOf(flags);
    looseKeys = List.copyOf(looseKeys);
  }

  public Set<UUID> mocs(MocFate fate) {
    return mocs.stream()
        .filter(moc -> moc.fate() == fate)
        .map(PlannedMoc::id)
        .collect(Collectors.toSet());
  }

  public Set<UUID> goingMocs() {
    return mocs.stream()
        .filter(moc -> moc.fate().goes())
        .map(PlannedMoc::id)
        .collect(Collectors.toSet());
  }

  public long owners() {
    return mocs.stream().map(PlannedMoc::owner).distinct().count();
  }

  public long bricks() {
    return freeBricks.size()
        + mocs.stream()
            .flatMap(moc -> moc.partsLists().stream())
            .mapToLong(list -> list.bricks().size())
            .sum();
  }

  /// Every object's key, each once.
  public Set<String> keys() {
    Stream<String> ofMocs =
        mocs.stream()
            .flatMap(moc ->
                Stream.concat(
                    moc.thumbnailKey().stream(), moc.files().stream().map(PlannedFile::key)));
    Stream<String> ofImages =
        images.stream().flatMap(image -> Stream.of(image.imageKey(), image.thumbnailKey()));
    return Stream.of(ofMocs, ofImages, looseKeys.stream())
        .flatMap(keys -> keys)
        .collect(Collectors.toUnmodifiableSet());
  }
}
