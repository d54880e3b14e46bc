package moc.cleanup.worker.objectdeletion;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moc.cleanup.worker.objectkey.ObjectKey;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.S3Error;

/// Gathers what S3 said about each key, over the requests of one deletion. Not thread-safe.
final class DeletionTally {

  private final Set<ObjectKey> deleted = new HashSet<>();
  private final Map<ObjectKey, String> failed = new HashMap<>();

  void deleted(ObjectKey key) {
    deleted.add(key);
  }

  void failed(Collection<ObjectKey> keys, SdkException e) {
    keys.forEach(key -> failed.put(key, String.valueOf(e.getMessage())));
  }

  /// Reads an answer and returns the keys of the request that it does not mention.
  List<ObjectKey> account(List<ObjectKey> batch, DeleteObjectsResponse answer) {
    Map<String, ObjectKey> unmentioned = new HashMap<>();
    batch.forEach(key -> unmentioned.put(key.value(), key));
    for (DeletedObject object : answer.deleted()) {
      ObjectKey key = unmentioned.remove(object.key());
      if (key != null) {
        deleted.add(key);
      }
    }
    for (S3Error error : answer.errors()) {
      ObjectKey key = unmentioned.remove(error.key());
      if (key != null) {
        failed.put(key, error.code() + ": " + error.message());
      }
    }
    return List.copyOf(unmentioned.values());
  }

  StoreDeletion result() {
    return new StoreDeletion(deleted, failed);
  }
}
