package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gallery image.
///
/// @param album the album in which it lies
/// @param cover whether it is an album's cover
/// @param links the MOCs that show it; one may be there twice
/// @param keyInRow whether the row holds the key beside the URL
public record PlannedImage(
    UUID id,
    String owner,
    String title,
    Host host,
    boolean keyInRow,
    Optional<UUID> album,
    boolean cover,
    List<UUID> links) {

  /// Copies the list.
  public PlannedImage {
    links = List.copyOf(links);
  }

  public String imageKey() {
    return "gallery/" + id + "/" + title + ".png";
  }

  public String thumbnailKey() {
    return "gallery/" + id + "/small.png";
  }

  public boolean inAlbumOrCover() {
    return album.isPresent() || cover;
  }
}
