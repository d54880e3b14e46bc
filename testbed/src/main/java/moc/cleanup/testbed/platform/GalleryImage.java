package moc.cleanup.testbed.platform;

import java.util.List;
import java.util.UUID;

/// A gallery image as it was put in, with the keys of its objects: the image's, then its
/// thumbnail's.
public record GalleryImage(UUID id, String owner, List<String> keys) {

  public GalleryImage {
    keys = List.copyOf(keys);
  }
}
