package moc.cleanup.worker.objectdeletion;

import moc.cleanup.worker.objectkey.ObjectKey;
import org.jspecify.annotations.Nullable;

/// What one entry of a deletion names: an object, or one version of it.
///
/// @param versionId null for the object as it stands
record StoredObject(ObjectKey key, @Nullable String versionId) {

  static StoredObject current(ObjectKey key) {
    return new StoredObject(key, null);
  }
}
