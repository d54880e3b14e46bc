package moc.cleanup.worker.objectdeletion;

import java.util.List;
import moc.cleanup.worker.objectkey.ObjectKey;

/// The parts of the bucket that may be cleaned up.
///
/// @param prefixes none means the whole bucket
public record KeyPrefixes(List<String> prefixes) {

  /// Copies the list.
  public KeyPrefixes {
    prefixes = List.copyOf(prefixes);
  }

  /// Whether an object may be deleted.
  public boolean allow(ObjectKey key) {
    return prefixes.isEmpty() || prefixes.stream().anyMatch(key.value()::startsWith);
  }
}
