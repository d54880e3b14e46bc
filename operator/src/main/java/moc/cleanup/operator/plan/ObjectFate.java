package moc.cleanup.operator.plan;

import java.util.Set;
import java.util.UUID;

/// What becomes of an object by the end of the night.
///
/// @param reason why it stays, or with whom it goes; empty when it goes with one MOC alone
/// @param namedBy those of the run who name it and owe it once their rows are gone: MOCs, and images
///     that go with the last of several
record ObjectFate(Decision decision, String reason, Set<UUID> namedBy) {

  /// Copies the set.
  ObjectFate {
    namedBy = Set.copyOf(namedBy);
  }
}
