package moc.cleanup.worker;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.mocdeletion.MocDeletion;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import org.slf4j.MDC;

/// Runs the transactions of a batch side by side, as many at once as there are connections, each on a
/// thread of its own: so few threads that wait for a socket cost less than virtual ones.
/// Messages with the highest receive count start first: they have the fewest chances left.
final class ParallelDeletion {

  private static final Comparator<Map.Entry<QueueMessage, CleanupMessage>> MOST_RECEIVED_FIRST =
      Comparator.comparingInt(
              (Map.Entry<QueueMessage, CleanupMessage> entry) -> entry.getKey().receiveCount())
          .reversed();

  private final MocDeletion mocDeletion;
  private final int atOnce;

  ParallelDeletion(MocDeletion mocDeletion, int atOnce) {
    this.mocDeletion = mocDeletion;
    this.atOnce = atOnce;
  }

  /// Tries every MOC for which there is time, until one finds the database away. Those that were not
  /// started are not in the answer.
  ///
  /// @param deadline until which transactions may run
  /// @param invocationEnd until which the objects may be deleted afterwards
  List<HandledMessage> run(
      Map<QueueMessage, CleanupMessage> requests, Deadline deadline, Deadline invocationEnd) {
    AtomicBoolean databaseAway = new AtomicBoolean();
    List<Future<Optional<HandledMessage>>> tried;
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      tried =
          requests.entrySet().stream()
              .sorted(MOST_RECEIVED_FIRST)
              .map(request ->
                  threads.submit(() -> {
                    if (deadline.hasPassed() || databaseAway.get()) {
                      return Optional.<HandledMessage>empty();
                    }
                    HandledMessage handled =
                        handle(request.getKey(), request.getValue(), deadline, invocationEnd);
                    if (handled.databaseAway()) {
                      databaseAway.set(true);
                    }
                    return Optional.of(handled);
                  }))
              .toList();
    }
    return tried.stream().map(ParallelDeletion::result).flatMap(Optional::stream).toList();
  }

  /// The boundary at which one item's failure is decided to be that item's alone.
  private HandledMessage handle(
      QueueMessage message, CleanupMessage request, Deadline deadline, Deadline invocationEnd) {
    long start = System.nanoTime();
    MocDeletionOutcome outcome;
    try (var _ = MDC.putCloseable("correlationId", request.correlationId())) {
      outcome = mocDeletion.delete(request, deadline, invocationEnd);
    } catch (RuntimeException e) {
      outcome = MocDeletionOutcome.Failed.of(e);
    }
    return new HandledMessage(
        message, request, outcome, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Optional<HandledMessage> result(Future<Optional<HandledMessage>> finished) {
    try {
      return finished.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a deletion ended in an error of the runtime", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a finished deletion", e);
    }
  }
}
