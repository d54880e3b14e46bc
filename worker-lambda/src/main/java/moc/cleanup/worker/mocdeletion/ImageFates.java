package moc.cleanup.worker.mocdeletion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.ledger.Kept;

/// Which of a MOC's images go with it, and why the others stay.
///
/// @param orphanAddresses the texts that name the objects of those that go
public record ImageFates(List<UUID> orphanIds, List<String> orphanAddresses, List<Kept> kept) {

  /// Copies the lists.
  public ImageFates {
    orphanIds = List.copyOf(orphanIds);
    orphanAddresses = List.copyOf(orphanAddresses);
    kept = List.copyOf(kept);
  }

  /// Decides it for the images of one MOC.
  public static ImageFates of(List<LinkedImage> images, String mocOwnerId) {
    List<UUID> orphanIds = new ArrayList<>();
    List<String> orphanAddresses = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (LinkedImage image : images) {
      Optional<String> use = image.useByOthers(mocOwnerId);
      if (use.isPresent()) {
        kept.add(Kept.image(image.id().toString(), use.get()));
      } else {
        orphanIds.add(image.id());
        orphanAddresses.addAll(image.addresses());
      }
    }
    return new ImageFates(orphanIds, orphanAddresses, kept);
  }
}
