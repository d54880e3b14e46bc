package moc.cleanup.worker.objectdeletion;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.S3Error;

/// Gathers what S3 said about each object, over the requests of one deletion. Not thread-safe.
final class DeletionTally {

  private final Set<StoredObject> deleted = new HashSet<>();
  private final Map<ObjectKey, String> failed = new HashMap<>();

  void deleted(StoredObject object) {
    deleted.add(object);
  }

  void failed(Collection<StoredObject> objects, SdkException e) {
    objects.forEach(object -> failed.put(object.key(), String.valueOf(e.getMessage())));
  }

  /// Reads an answer and returns the objects of the request that it does not mention.
  List<StoredObject> account(List<StoredObject> batch, DeleteObjectsResponse answer) {
    Map<Named, StoredObject> unmentioned = new HashMap<>();
    batch.forEach(
        object -> unmentioned.put(new Named(object.key().value(), object.versionId()), object));
    for (DeletedObject confirmed : answer.deleted()) {
      StoredObject object = unmentioned.remove(new Named(confirmed.key(), confirmed.versionId()));
      if (object != null) {
        deleted.add(object);
      }
    }
    for (S3Error error : answer.errors()) {
      StoredObject object = unmentioned.remove(new Named(error.key(), error.versionId()));
      if (object != null) {
        failed.put(object.key(), error.code() + ": " + error.message());
      }
    }
    return List.copyOf(unmentioned.values());
  }

  /// As an answer names it; a key there need not be one that we could hold.
  private record Named(String key, @Nullable String versionId) {}

  /// What became of the keys: one is gone when all that was asked for under it is.
  StoreDeletion result(Collection<StoredObject> asked) {
    Set<ObjectKey> gone =
        asked.stream().map(StoredObject::key).collect(Collectors.toCollection(HashSet::new));
    gone.removeAll(failed.keySet());
    asked.stream()
        .filter(object -> !deleted.contains(object))
        .forEach(object -> gone.remove(object.key()));
    return new StoreDeletion(gone, failed);
  }
}
