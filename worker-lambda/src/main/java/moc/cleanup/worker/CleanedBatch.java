package moc.cleanup.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moc.cleanup.message.MocId;
import moc.cleanup.metrics.Measurements;
import moc.cleanup.worker.objectdeletion.ObjectDeletionReport;

/// What one invocation came to.
///
/// @param runs that the messages are of, with a comma between them
/// @param handled messages that were tried
/// @param unreadable how many were not to be read
/// @param owners of MOCs that were not deleted, as far as they are known
/// @param objects what became of the objects, as far as it is known
/// @param unsettled MOCs that may owe objects of which it is not known what became of them
record CleanedBatch(
    String runs,
    List<HandledMessage> handled,
    int unreadable,
    Map<MocId, String> owners,
    ObjectDeletionReport objects,
    Set<MocId> unsettled) {

  Measurements measurements() {
    return WorkerMeasurements.of(handled, unreadable, objects);
  }

  /// The ids of exactly those of the messages that failed or were not started.
  List<String> failedOrNotStarted(List<QueueMessage> messages) {
    Set<String> done = new HashSet<>();
    handled.stream().filter(one -> !one.failed()).forEach(one -> done.add(one.message().id()));
    return messages.stream().map(QueueMessage::id).filter(id -> !done.contains(id)).toList();
  }
}
