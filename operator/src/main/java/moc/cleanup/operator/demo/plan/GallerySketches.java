package moc.cleanup.operator.demo.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Draws the gallery: images of single MOCs, a third of them shared with the owner's other MOCs,
/// some linked twice, some in albums or their covers, and some that belong to another user.
final class GallerySketches {

  private static final double WITH_SECOND_IMAGE = 0.4;
  private static final double SHARED = 0.33;
  private static final double LINKED_TWICE = 0.08;
  private static final double IN_ALBUM = 0.07;
  private static final double OF_ANOTHER_OWNER = 0.06;
  private static final double LINKED_TO_ALBUM = 0.2;

  private final RandomGenerator random;
  private final Ids ids;
  private final List<PlannedMoc> mocs;
  private final Map<String, Owner> owners = new HashMap<>();
  private final List<PlannedImage> images = new ArrayList<>();
  private final List<PlannedAlbum> albums = new ArrayList<>();

  GallerySketches(RandomGenerator random, Ids ids, List<PlannedMoc> mocs) {
    this.random = random;
    this.ids = ids;
    this.mocs = List.copyOf(mocs);
    mocs.forEach(moc -> owner(moc).mocs().add(moc));
    mocs.forEach(this::drawImages);
    owners.values().forEach(this::drawAlbum);
  }

  private record Owner(String name, UUID album, List<PlannedMoc> mocs) {}

  private Owner owner(PlannedMoc moc) {
    return owners.computeIfAbsent(
        moc.owner(), name -> new Owner(name, ids.next(), new ArrayList<>()));
  }

  List<PlannedImage> images() {
    return images;
  }

  List<PlannedAlbum> albums() {
    return albums;
  }

  private void drawImages(PlannedMoc moc) {
    images.add(drawImage(moc));
    if (random.nextDouble() < WITH_SECOND_IMAGE) {
      images.add(drawImage(moc));
    }
    if (random.nextDouble() < OF_ANOTHER_OWNER) {
      images.add(image(somebodyElse(moc.owner()), Optional.empty(), false, List.of(moc.id())));
    }
  }

  private PlannedImage drawImage(PlannedMoc moc) {
    List<UUID> links = new ArrayList<>(List.of(moc.id()));
    if (random.nextDouble() < SHARED) {
      links.add(Names.pick(owner(moc).mocs(), random).id());
    }
    if (random.nextDouble() < LINKED_TWICE) {
      links.add(moc.id());
    }
    Optional<UUID> album =
        random.nextDouble() < IN_ALBUM ? Optional.of(owner(moc).album()) : Optional.empty();
    return image(moc.owner(), album, false, links);
  }

  /// Every owner has one album, with a cover that a MOC shows too and that lies in no album.
  private void drawAlbum(Owner owner) {
    PlannedImage cover =
        image(owner.name(), Optional.empty(), true, List.of(Names.pick(owner.mocs(), random).id()));
    images.add(cover);
    List<UUID> linked =
        owner.mocs().stream()
            .filter(_ -> random.nextDouble() < LINKED_TO_ALBUM)
            .map(PlannedMoc::id)
            .toList();
    albums.add(
        new PlannedAlbum(
            owner.album(),
            owner.name(),
            "Best of " + owner.name(),
            Optional.of(cover.id()),
            linked));
  }

  private PlannedImage image(String owner, Optional<UUID> album, boolean cover, List<UUID> links) {
    return new PlannedImage(
        ids.next(),
        owner,
        Names.view(random),
        Names.pick(List.of(Host.values()), random),
        random.nextBoolean(),
        album,
        cover,
        links);
  }

  private String somebodyElse(String owner) {
    return mocs.stream()
        .map(PlannedMoc::owner)
        .filter(other -> !other.equals(owner))
        .findAny()
        .orElse("a visitor");
  }
}
