package moc.cleanup.testbed.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Polls a queue for a function as Lambda's event source mapping does with
/// `ReportBatchItemFailures`: what succeeded is deleted, what failed is left to its visibility
/// timeout, and nothing is remembered here that SQS should remember. If SQS itself fails, polling
/// ends and the next call of a method here says why.
public final class SqsEventSource implements AutoCloseable {

  private static final Duration PAUSE_WHILE_DRAINING = Duration.ofMillis(10);

  private final SourceQueue queue;
  private final LambdaFunction function;
  private final EventSourceSettings settings;
  private final Consumer<BatchOutcome> listener;
  private final Lock gathering = new ReentrantLock();
  private CompletableFuture<Void> polling = CompletableFuture.completedFuture(null);
  private volatile boolean stopping;

  private SqsEventSource(
      SourceQueue queue,
      LambdaFunction function,
      EventSourceSettings settings,
      Consumer<BatchOutcome> listener) {
    this.queue = queue;
    this.function = function;
    this.settings = settings;
    this.listener = listener;
  }

  /// An event source that does not poll yet.
  public static SqsEventSource between(SqsClient sqs, String queueUrl, LambdaFunction function) {
    return new SqsEventSource(
        SourceQueue.at(sqs, queueUrl), function, EventSourceSettings.DEFAULTS, _ -> {});
  }

  public SqsEventSource with(EventSourceSettings newSettings) {
    return new SqsEventSource(queue, function, newSettings, listener);
  }

  /// Tells `newListener` how each batch ended, on the thread that handled it.
  public SqsEventSource onBatch(Consumer<BatchOutcome> newListener) {
    return new SqsEventSource(queue, function, settings, newListener);
  }

  /// Polls in the background until this is closed.
  public void start() {
    requireIdle();
    polling = onEveryLane(this::pollUntilStopped);
  }

  /// Whether it polls. When it does no longer and nobody closed it, closing it says why.
  public boolean isPolling() {
    return !stopping && !polling.isDone();
  }

  /// Polls until the queue has no message left: neither visible, nor in flight, nor delayed, and also
  /// none that came meanwhile; or until this is closed by another thread. Of use where the queue's
  /// counts are exact, as they are in every environment here.
  public void drain(Duration limit) {
    requireIdle();
    Instant deadline = Instant.now().plus(limit);
    QueueDepth left;
    do {
      polling = onEveryLane(() -> pollUntilEmpty(deadline));
      awaitPolling();
      if (stopping) {
        return;
      }
      left = queue.depth();
    } while (!left.isEmpty() && Instant.now().isBefore(deadline));
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "%s still holds %d visible, %d in-flight and %d delayed messages after %s"
              .formatted(queue.url(), left.visible(), left.inFlight(), left.delayed(), limit));
    }
  }

  /// Returns when the invocations under way have ended and are settled with the queue.
  @Override
  public void close() {
    stopping = true;
    awaitPolling();
  }

  private void requireIdle() {
    if (stopping || !polling.isDone()) {
      throw new IllegalStateException("Already polling, or closed: " + queue.url());
    }
  }

  private void awaitPolling() {
    try {
      polling.join();
    } catch (CompletionException failure) {
      throw new IllegalStateException("Could not poll " + queue.url(), failure.getCause());
    }
  }

  private CompletableFuture<Void> onEveryLane(Runnable lane) {
    return CompletableFuture.allOf(
        Stream.generate(
                () -> CompletableFuture.runAsync(() -> run(lane), Thread::startVirtualThread))
            .limit(settings.maximumConcurrency())
            .toArray(CompletableFuture[]::new));
  }

  private void run(Runnable lane) {
    boolean ended = false;
    try {
      lane.run();
      ended = true;
    } finally {
      // A lane that broke takes the others along, so that nobody takes half a source for a whole.
      stopping |= !ended;
    }
  }

  private void pollUntilStopped() {
    while (!stopping) {
      pollOnce(settings.longPollWait());
    }
  }

  private void pollUntilEmpty(Instant deadline) {
    while (!stopping && Instant.now().isBefore(deadline)) {
      if (pollOnce(Duration.ZERO)) {
        continue;
      }
      if (queue.depth().isEmpty()) {
        return;
      }
      LockSupport.parkNanos(PAUSE_WHILE_DRAINING.toNanos());
    }
  }

  private boolean pollOnce(Duration wait) {
    List<Message> batch = gather(wait);
    if (batch.isEmpty()) {
      return false;
    }
    listener.accept(new Invocations(queue, function, settings).invoke(batch));
    return true;
  }

  /// Within a window one lane gathers at a time: of the last messages each would else wait for those
  /// that the other has.
  private List<Message> gather(Duration wait) {
    if (settings.batchingWindow().isZero()) {
      return queue.gather(settings.batchSize(), wait, Duration.ZERO);
    }
    gathering.lock();
    try {
      return stopping
          ? List.of()
          : queue.gather(settings.batchSize(), wait, settings.batchingWindow());
    } finally {
      gathering.unlock();
    }
  }
}
