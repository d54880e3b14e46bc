package moc.cleanup.testbed.platform;

import java.util.List;
import java.util.UUID;

/// A MOC as it was put in: its own objects' keys (not those of its gallery images) and its rows.
public record Moc(
    UUID id,
    String owner,
    List<String> keys,
    List<UUID> files,
    List<UUID> partsLists,
    List<UUID> bricks) {

  public Moc {
    keys = List.copyOf(keys);
    files = List.copyOf(files);
    partsLists = List.copyOf(partsLists);
    bricks = List.copyOf(bricks);
  }
}
