package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A gallery album.
///
/// @param mocs the MOCs to which it is linked
public record PlannedAlbum(
    UUID id, String owner, String title, Optional<UUID> cover, List<UUID> mocs) {

  /// Copies the list.
  public PlannedAlbum {
    mocs = List.copyOf(mocs);
  }
}
