package moc.cleanup.testbed.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `moc_parts` as it is now; without a parts list it is back in its owner's inventory.
public record Brick(UUID id, @Nullable UUID partsList, String status) {}
