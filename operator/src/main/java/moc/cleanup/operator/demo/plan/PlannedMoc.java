package moc.cleanup.operator.demo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A MOC of the made-up platform.
///
/// @param deletedDaysAgo of use only if it starts deleted
/// @param thumbnailKey the object that its thumbnail's URL names
public record PlannedMoc(
    UUID id,
    String owner,
    String title,
    MocFate fate,
    int deletedDaysAgo,
    Optional<String> thumbnailKey,
    List<PlannedFile> files,
    List<PlannedPartsList> partsLists) {

  /// Copies the lists.
  public PlannedMoc {
    files = List.copyOf(files);
    partsLists = List.copyOf(partsLists);
  }

  PlannedMoc withThumbnail(String key) {
    return new PlannedMoc(
        id, owner, title, fate, deletedDaysAgo, Optional.of(key), files, partsLists);
  }

  PlannedMoc withFile(PlannedFile file) {
    List<PlannedFile> more = new ArrayList<>(files);
    more.add(file);
    return new PlannedMoc(id, owner, title, fate, deletedDaysAgo, thumbnailKey, more, partsLists);
  }
}
