package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.UUID;

/// A parts list and the bricks of the owner's inventory that are set aside for it.
public record PlannedPartsList(UUID id, UUID fileId, List<UUID> bricks) {

  /// Copies the list.
  public PlannedPartsList {
    bricks = List.copyOf(bricks);
  }
}
