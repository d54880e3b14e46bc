package moc.cleanup.testbed.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an event source mapping is set. `redeliverFailedAfter` is the one thing that AWS has not:
/// failed messages come back after that time, and not when their visibility timeout ends.
public record EventSourceSettings(
    int batchSize,
    int maximumConcurrency,
    Duration batchingWindow,
    Duration longPollWait,
    Duration timeLimit,
    @Nullable Duration redeliverFailedAfter) {

  private static final int LARGEST_BATCH_OF_AWS = 10_000;
  private static final int MOST_CONCURRENCY_OF_AWS = 1_000;
  private static final Duration LONGEST_WINDOW_OF_AWS = Duration.ofMinutes(5);
  private static final Duration LONGEST_POLL_OF_SQS = Duration.ofSeconds(20);
  private static final Duration LONGEST_TIME_LIMIT_OF_AWS = Duration.ofMinutes(15);
  private static final Duration LONGEST_VISIBILITY_TIMEOUT_OF_SQS = Duration.ofHours(12);

  /// AWS's own defaults, but for the long poll: closing waits for its end.
  public static final EventSourceSettings DEFAULTS =
      new EventSourceSettings(
          10, 2, Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(1), null);

  public EventSourceSettings {
    requireWithin("batchSize", batchSize, LARGEST_BATCH_OF_AWS);
    requireWithin("maximumConcurrency", maximumConcurrency, MOST_CONCURRENCY_OF_AWS);
    requireWithin("batchingWindow", batchingWindow, LONGEST_WINDOW_OF_AWS);
    requireWithin("longPollWait", longPollWait, LONGEST_POLL_OF_SQS);
    requireWithin("timeLimit", timeLimit, LONGEST_TIME_LIMIT_OF_AWS);
    if (redeliverFailedAfter != null) {
      requireWithin(
          "redeliverFailedAfter", redeliverFailedAfter, LONGEST_VISIBILITY_TIMEOUT_OF_SQS);
    }
  }

  public EventSourceSettings withBatchSize(int messages) {
    return new EventSourceSettings(
        messages,
        maximumConcurrency,
        batchingWindow,
        longPollWait,
        timeLimit,
        redeliverFailedAfter);
  }

  public EventSourceSettings withMaximumConcurrency(int invocations) {
    return new EventSourceSettings(
        batchSize, invocations, batchingWindow, longPollWait, timeLimit, redeliverFailedAfter);
  }

  /// How long messages are gathered for a batch. Without a window a batch is one receive, so that
  /// it has 10 messages at most.
  public EventSourceSettings withBatchingWindow(Duration window) {
    return new EventSourceSettings(
        batchSize, maximumConcurrency, window, longPollWait, timeLimit, redeliverFailedAfter);
  }

  public EventSourceSettings withLongPollWait(Duration wait) {
    return new EventSourceSettings(
        batchSize, maximumConcurrency, batchingWindow, wait, timeLimit, redeliverFailedAfter);
  }

  public EventSourceSettings withTimeLimit(Duration limit) {
    return new EventSourceSettings(
        batchSize, maximumConcurrency, batchingWindow, longPollWait, limit, redeliverFailedAfter);
  }

  public EventSourceSettings withRedeliveryOfFailedAfter(Duration delay) {
    return new EventSourceSettings(
        batchSize, maximumConcurrency, batchingWindow, longPollWait, timeLimit, delay);
  }

  private static void requireWithin(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("%s must be 1 to %d: %d".formatted(name, most, value));
    }
  }

  private static void requireWithin(String name, Duration value, Duration longest) {
    if (value.isNegative() || value.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "%s must be at most %s: %s".formatted(name, longest, value));
    }
  }
}
