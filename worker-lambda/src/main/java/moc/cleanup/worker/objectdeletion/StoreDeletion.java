package moc.cleanup.worker.objectdeletion;

import java.util.Map;
import java.util.Set;
import moc.cleanup.worker.objectkey.ObjectKey;

/// What S3 said to a deletion. Keys that are in neither set were not tried for lack of time.
///
/// @param deleted confirmed one by one
/// @param failed refused or unanswered, each with the reason
public record StoreDeletion(Set<ObjectKey> deleted, Map<ObjectKey, String> failed) {

  /// Copies both.
  public StoreDeletion {
    deleted = Set.copyOf(deleted);
    failed = Map.copyOf(failed);
  }
}
