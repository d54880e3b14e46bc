package moc.cleanup.worker.objectdeletion;

import java.util.List;
import java.util.Optional;
import moc.cleanup.worker.objectkey.ObjectKey;

/// The parts of the bucket that may be cleaned up.
///
/// @param prefixes none means the whole bucket
public record KeyPrefixes(List<String> prefixes) {

  /// Copies the list.
  public KeyPrefixes {
    prefixes = List.copyOf(prefixes);
  }

  /// Why the object stays, or nothing when it may go.
  public Optional<String> objection(ObjectKey key) {
    boolean allowed = prefixes.isEmpty() || prefixes.stream().anyMatch(key.value()::startsWith);
    return allowed ? Optional.empty() : Optional.of("outside of S3_KEY_PREFIXES");
  }
}
