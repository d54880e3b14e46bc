package moc.cleanup.operator.plan;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import moc.cleanup.worker.objectkey.ObjectKey;

/// What becomes of those objects that somebody asked about.
record ObjectFates(Map<ObjectKey, ObjectFate> byKey) {

  /// Copies the map.
  ObjectFates {
    byKey = Map.copyOf(byKey);
  }

  ObjectFate of(ObjectKey key) {
    return requireNonNull(byKey.get(key), () -> "nobody asked about " + key);
  }
}
