package moc.cleanup.worker.mocdeletion;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gallery image that a MOC links to; what it says holds once it is locked.
///
/// @param addresses the texts that name its objects
/// @param mocs how many different MOCs link to it, this one included
public record LinkedImage(
    UUID id, String ownerId, List<String> addresses, int mocs, boolean inAlbum, boolean isCover) {

  /// Copies the list.
  public LinkedImage {
    addresses = List.copyOf(addresses);
  }

  /// Why the image stays, or nothing when only this MOC used it.
  public Optional<String> useByOthers(String mocOwnerId) {
    if (mocs > 1) {
      return Optional.of("shared with " + (mocs - 1) + " other MOC(s)");
    }
    if (!ownerId.equals(mocOwnerId)) {
      return Optional.of("belongs to another user");
    }
    if (inAlbum) {
      return Optional.of("lies in an album");
    }
    return isCover ? Optional.of("is an album's cover") : Optional.empty();
  }

  /// The same image when so many MOCs link to it.
  public LinkedImage linkedBy(int mocsThen) {
    return new LinkedImage(id, ownerId, addresses, mocsThen, inAlbum, isCover);
  }
}
