package moc.cleanup.worker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import moc.cleanup.worker.redelivery.ReceivedMessage;
import moc.cleanup.worker.redelivery.Redelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One invocation: every MOC's transaction, then, once for the whole batch, the objects, the ledger
/// and the metrics.
final class BatchCleanup {

  private static final Logger LOG = LoggerFactory.getLogger(BatchCleanup.class);

  /// In the MDC: of whatever the batch as a whole has to say.
  private static final String CORRELATION_ID = "correlationId";

  /// Kept back from the transactions for what comes once at the end, or a third of the time when
  /// there is little.
  private static final Duration TIME_FOR_OBJECTS = Duration.ofSeconds(15);

  /// Kept back from the objects: one half for what the ledger is told of them, the other for the metrics.
  private static final Duration TIME_FOR_THE_REST = Duration.ofSeconds(4);

  private static final int SHARES = 3;
  private static final int HALVES = 2;

  private final ParallelDeletion deletion;
  private final ObjectDeletion objects;
  private final Ledger ledger;
  private final Redelivery redelivery;
  private final CloudWatchMetrics metrics;

  BatchCleanup(
      ParallelDeletion deletion,
      ObjectDeletion objects,
      Ledger ledger,
      Redelivery redelivery,
      CloudWatchMetrics metrics) {
    this.deletion = deletion;
    this.redelivery = redelivery;
    this.objects = objects;
    this.ledger = ledger;
    this.metrics = metrics;
  }

  /// Cleans up after the MOCs that the messages name, and tells of it.
  ///
  /// @param timeLimit until the function is killed
  /// @return the ids of exactly the messages that failed or were not started
  List<String> handle(List<QueueMessage> messages, Duration timeLimit) {
    CleanedBatch cleaned = clean(messages, timeLimit);
    cleaned.handled().forEach(one -> MocLog.write(one, cleaned));
    try (var _ = MDC.putCloseable(CORRELATION_ID, cleaned.runs())) {
      metrics.publish(cleaned.measurements());
    }
    return cleaned.failedOrNotStarted(messages);
  }

  /// The same, telling nobody but the ledger, and of messages that cannot be read.
  CleanedBatch clean(List<QueueMessage> messages, Duration timeLimit) {
    Deadline end = Deadline.in(timeLimit);
    Map<QueueMessage, CleanupMessage> requests = new LinkedHashMap<>();
    List<QueueMessage> unreadable = new ArrayList<>();
    messages.forEach(message -> read(message, requests, unreadable));

    List<HandledMessage> handled =
        deletion.run(requests, end.minus(share(timeLimit, TIME_FOR_OBJECTS)), end);
    Duration rest = share(timeLimit, TIME_FOR_THE_REST);
    Deadline objectsEnd = end.minus(rest);
    String runs = runs(requests);
    try (var _ = MDC.putCloseable(CORRELATION_ID, runs)) {
      // First of all, and without the database: it may be what is away.
      putOff(requests.keySet(), handled);
      Recorded recorded = recordAttempts(handled, objectsEnd, end);
      Set<MocId> paying = paying(handled, recorded);
      Optional<ObjectDeletionReport> report =
          payOff(paying, objectsEnd, end.minus(rest.dividedBy(HALVES)));
      return new CleanedBatch(
          runs,
          handled,
          unreadable.size(),
          recorded.owners(),
          report.orElse(ObjectDeletionReport.nothing()),
          unsettled(handled, report.isPresent() ? paying : Set.of()));
    }
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

  /// Messages that were not started while others failed like that would fail in the same way.
  private void putOff(Collection<QueueMessage> messages, List<HandledMessage> handled) {
    if (handled.stream().noneMatch(HandledMessage::databaseAway)) {
      return;
    }
    Set<QueueMessage> late = new HashSet<>(messages);
    handled.stream()
        .filter(one -> !one.databaseAway())
        .map(HandledMessage::message)
        .forEach(late::remove);
    redelivery.putOff(
        late.stream()
            .filter(message -> message.receiptHandle() != null)
            .map(message ->
                new ReceivedMessage(
                    message.id(), requireNonNull(message.receiptHandle()), message.receiveCount()))
            .toList());
  }

  /// What the ledger said to the attempts.
  ///
  /// @param written whether they are in it
  private record Recorded(Map<MocId, String> owners, boolean written) {}

  /// The outcome is decided by now; a ledger that cannot be reached, or that somebody locks, does not
  /// change it. Half of the time is left for the objects.
  private Recorded recordAttempts(List<HandledMessage> handled, Deadline objectsEnd, Deadline end) {
    List<Attempt> attempts = new ArrayList<>();
    for (HandledMessage one : handled) {
      switch (one.outcome()) {
        case MocDeletionOutcome.Deleted _ -> {}
        case MocDeletionOutcome.AlreadyGone _ -> attempts.add(Attempt.alreadyGone(one.request()));
        case MocDeletionOutcome.Restored _, MocDeletionOutcome.NotExpired _ ->
            attempts.add(Attempt.alive(one.request()));
        case MocDeletionOutcome.Held _ -> attempts.add(Attempt.held(one.request()));
        case MocDeletionOutcome.Failed(String reason, _) ->
            attempts.add(Attempt.failed(one.request(), reason));
      }
    }
    try {
      Duration time = objectsEnd.remaining().dividedBy(HALVES);
      return new Recorded(ledger.recordAttempts(attempts, end.remaining(), time), true);
    } catch (RuntimeException e) {
      LOG.warn("{} attempts are not in the ledger: {}", attempts.size(), SqlStates.describe(e));
      return new Recorded(Map.of(), false);
    }
  }

  /// MOCs whose objects may be deleted. Whoever places a hold must be able to see who is at it, so
  /// that an attempt which is not in the ledger ends here.
  private static Set<MocId> paying(List<HandledMessage> handled, Recorded recorded) {
    return handled.stream()
        .filter(HandledMessage::mayPayOff)
        .filter(one -> recorded.written() || one.outcome() instanceof MocDeletionOutcome.Deleted)
        .map(one -> one.request().mocId())
        .collect(Collectors.toSet());
  }

  /// After the commit nothing fails a message any more: what is not paid off now stays in the
  /// ledger, which brings the MOC back.
  ///
  /// @return nothing when it is not known what became of the objects
  private Optional<ObjectDeletionReport> payOff(
      Set<MocId> gone, Deadline deadline, Deadline settlement) {
    try {
      ObjectDeletionReport report = objects.payOff(gone, deadline, settlement);
      if (!report.failed().isEmpty()) {
        LOG.warn(
            "{} objects are still owed; S3 said of the first: {}",
            report.failed().size(),
            report.failed().values().iterator().next());
      }
      return Optional.of(report);
    } catch (RuntimeException e) {
      LOG.warn("Objects of {} MOCs are still owed: {}", gone.size(), SqlStates.describe(e));
      return Optional.empty();
    }
  }

  /// MOCs that may owe objects, but for those that have been paid off as far as it went.
  private static Set<MocId> unsettled(List<HandledMessage> handled, Set<MocId> settled) {
    return handled.stream()
        .filter(HandledMessage::mayPayOff)
        .map(one -> one.request().mocId())
        .filter(moc -> !settled.contains(moc))
        .collect(Collectors.toSet());
  }
}
