package moc.cleanup.endtoend;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;

/// What must be gone and what must still be there, id by id and key by key, once all is done.
final class Expected {

  private final Set<UUID> mocsGone = new HashSet<>();
  private final Set<UUID> mocsLeft = new HashSet<>();
  private final Set<UUID> imagesGone = new HashSet<>();
  private final Set<UUID> imagesLeft = new HashSet<>();
  private final Set<UUID> bricksFreed = new HashSet<>();
  private final Set<UUID> bricksLeft = new HashSet<>();
  private final Set<String> objectsGone = new HashSet<>();
  private final Set<String> objectsLeft = new HashSet<>();

  Moc gone(Moc moc) {
    objectsGone.addAll(moc.keys());
    return goneWithoutObjects(moc);
  }

  /// The rows go; their keys are no objects that S3 could have.
  Moc goneWithoutObjects(Moc moc) {
    mocsGone.add(moc.id());
    bricksFreed.addAll(moc.bricks());
    return moc;
  }

  Moc left(Moc moc) {
    mocsLeft.add(moc.id());
    bricksLeft.addAll(moc.bricks());
    objectsLeft.addAll(moc.keys());
    return moc;
  }

  GalleryImage gone(GalleryImage image) {
    imagesGone.add(image.id());
    objectsGone.addAll(image.keys());
    return image;
  }

  GalleryImage left(GalleryImage image) {
    imagesLeft.add(image.id());
    objectsLeft.addAll(image.keys());
    return image;
  }

  void gone(String key) {
    objectsGone.add(key);
  }

  /// Whatever becomes of the MOC that names it too.
  void left(String key) {
    objectsGone.remove(key);
    objectsLeft.add(key);
  }

  Set<UUID> mocsGone() {
    return Set.copyOf(mocsGone);
  }

  Set<UUID> mocsLeft() {
    return Set.copyOf(mocsLeft);
  }

  Set<UUID> imagesGone() {
    return Set.copyOf(imagesGone);
  }

  Set<UUID> imagesLeft() {
    return Set.copyOf(imagesLeft);
  }

  Set<UUID> bricksFreed() {
    return Set.copyOf(bricksFreed);
  }

  Set<UUID> bricksLeft() {
    return Set.copyOf(bricksLeft);
  }

  Set<String> objectsGone() {
    return Set.copyOf(objectsGone);
  }

  Set<String> objectsLeft() {
    return Set.copyOf(objectsLeft);
  }
}
