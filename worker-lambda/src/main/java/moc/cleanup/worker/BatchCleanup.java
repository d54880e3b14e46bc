package moc.cleanup.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.database.SqlStates;
import moc.cleanup.ledger.Attempt;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.message.UnreadableMessageException;
import moc.cleanup.metrics.CloudWatchMetrics;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import moc.cleanup.worker.objectdeletion.ObjectDeletion;
import moc.cleanup.worker.objectdeletion.ObjectDeletionReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One invocation: every MOC's transaction, then, once for the whole batch, the objects, the ledger
/// and the metrics.
final class BatchCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(BatchCleanup.class);

  /// Kept back from the transactions for what comes once at the end, or a third of the time when
  /// there is little. The objects get all of it but the metrics' share.
  private static final Duration TIME_FOR_OBJECTS = Duration.ofSeconds(15);

  private static final Duration TIME_FOR_THE_REST = Duration.ofSeconds(4);
  private static final int SHARES = 3;

  private final ParallelDeletion deletion;
  private final ObjectDeletion objects;
  private final Ledger ledger;
  private final CloudWatchMetrics metrics;

  BatchCleanup(
      ParallelDeletion deletion, ObjectDeletion objects, Ledger ledger, CloudWatchMetrics metrics) {
    this.deletion = deletion;
    this.objects = objects;
    this.ledger = ledger;
    this.metrics = metrics;
  }

  /// Cleans up after the MOCs that the messages name.
  ///
  /// @param timeLimit until the function is killed
  /// @return the ids of exactly the messages that failed or were not started
  List<String> handle(List<QueueMessage> messages, Duration timeLimit) {
    Deadline end = Deadline.in(timeLimit);
    Map<QueueMessage, CleanupMessage> requests = new LinkedHashMap<>();
    List<QueueMessage> unreadable = new ArrayList<>();
    messages.forEach(message -> read(message, requests, unreadable));

    List<HandledMessage> handled =
        deletion.run(requests, end.minus(share(timeLimit, TIME_FOR_OBJECTS)));
    Map<MocId, String> owners;
    ObjectDeletionReport report;
    try (var _ = MDC.putCloseable("correlationId", runs(requests))) {
      owners = recordAttempts(handled);
      report = payOff(handled, end.minus(share(timeLimit, TIME_FOR_THE_REST)));
    }
    handled.forEach(one -> MocLog.write(one, owners, report));
    metrics.publish(WorkerMeasurements.of(handled, unreadable.size(), report));
    return failedOrNotStarted(messages, handled);
  }

  private static Duration share(Duration timeLimit, Duration most) {
    Duration share = timeLimit.dividedBy(SHARES);
    return share.compareTo(most) < 0 ? share : most;
  }

  private static void read(
      QueueMessage message,
      Map<QueueMessage, CleanupMessage> requests,
      List<QueueMessage> unreadable) {
    try {
      requests.put(message, CleanupMessage.fromJson(message.body()));
    } catch (UnreadableMessageException e) {
      // It fails alone, reaches the dead-letter queue, and can be read there.
      MocLog.writeUnreadable(message, e);
      unreadable.add(message);
    }
  }

  private static String runs(Map<QueueMessage, CleanupMessage> requests) {
    return requests.values().stream()
        .map(CleanupMessage::correlationId)
        .distinct()
        .collect(Collectors.joining(","));
  }

  /// The outcome is decided by now; a ledger that cannot be reached does not change it.
  private Map<MocId, String> recordAttempts(List<HandledMessage> handled) {
    List<Attempt> attempts = new ArrayList<>();
    for (HandledMessage one : handled) {
      switch (one.outcome()) {
        case MocDeletionOutcome.Deleted _ -> {}
        case MocDeletionOutcome.AlreadyGone _ -> attempts.add(Attempt.alreadyGone(one.request()));
        case MocDeletionOutcome.Restored _, MocDeletionOutcome.NotExpired _ ->
            attempts.add(Attempt.skipped(one.request()));
        case MocDeletionOutcome.Failed(String reason) ->
            attempts.add(Attempt.failed(one.request(), reason));
      }
    }
    try {
      return ledger.recordAttempts(attempts);
    } catch (RuntimeException e) {
      LOG.warn("{} attempts are not in the ledger: {}", attempts.size(), SqlStates.describe(e));
      return Map.of();
    }
  }

  /// After the commit nothing fails a message any more: what is not paid off now stays in the
  /// ledger, which brings the MOC back.
  private ObjectDeletionReport payOff(List<HandledMessage> handled, Deadline deadline) {
    Set<MocId> gone =
        handled.stream()
            .filter(HandledMessage::rowsGone)
            .map(one -> one.request().mocId())
            .collect(Collectors.toSet());
    try {
      ObjectDeletionReport report = objects.payOff(gone, deadline);
      if (!report.failed().isEmpty()) {
        LOG.warn(
            "{} objects are still owed; S3 said of the first: {}",
            report.failed().size(),
            report.failed().values().iterator().next());
      }
      return report;
    } catch (RuntimeException e) {
      LOG.warn("Objects of {} MOCs are still owed: {}", gone.size(), SqlStates.describe(e));
      return ObjectDeletionReport.nothing();
    }
  }

  private static List<String> failedOrNotStarted(
      List<QueueMessage> messages, List<HandledMessage> handled) {
    Set<String> done = new HashSet<>();
    handled.stream().filter(one -> !one.failed()).forEach(one -> done.add(one.message().id()));
    return messages.stream().map(QueueMessage::id).filter(id -> !done.contains(id)).toList();
  }
}
