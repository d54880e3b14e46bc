package moc.cleanup.operator.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.QueueCheck;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The user's own queue. Others may send to it and take from it meanwhile, so it is the ledger that
/// says when the run's own messages have been handled, by whomever. Each is tried once here; what
/// fails is left to the queue's visibility timeout and redrive policy.
record OwnQueue(SqsClient sqs, String url, Duration visibilityTimeout) implements WorkQueue {

  private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(5);
  private static final Duration SHORTEST_INVOCATION = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /// Longer than another worker may keep a message to itself.
  private static final Duration PATIENCE_WITHOUT_PROGRESS = Duration.ofMinutes(15);

  static OwnQueue open(SqsClient sqs, String url) {
    try {
      return new OwnQueue(sqs, url, QueueCheck.require(sqs, url));
    } catch (RuntimeException e) {
      sqs.close();
      throw e;
    }
  }

  @Override
  public Optional<String> work(
      Pipeline pipeline,
      Supplier<RunAccount> account,
      Progress progress,
      Interruption interruption) {
    EventSourceSettings settings = EventSourceSettings.DEFAULTS.withTimeLimit(timeLimit());
    try (SqsEventSource source = pipeline.eventSource(settings)) {
      if (!interruption.isRequested()) {
        source.start();
        awaitHandled(source, account, progress, interruption);
      }
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof SdkException refusal) {
        return Optional.of(
            "the workers could take no more messages from %s: %s"
                .formatted(url, AwsFailure.describe(refusal)));
      }
      throw e;
    }
    return Optional.empty();
  }

  /// A worker must be through before its messages are handed out again.
  private Duration timeLimit() {
    if (visibilityTimeout.compareTo(LONGEST_INVOCATION) > 0) {
      return LONGEST_INVOCATION;
    }
    return visibilityTimeout.compareTo(SHORTEST_INVOCATION) < 0
        ? SHORTEST_INVOCATION
        : visibilityTimeout;
  }

  private static void awaitHandled(
      SqsEventSource source,
      Supplier<RunAccount> account,
      Progress progress,
      Interruption interruption) {
    long untouched = Long.MAX_VALUE;
    long lastProgress = System.nanoTime();
    while (System.nanoTime() - lastProgress < PATIENCE_WITHOUT_PROGRESS.toNanos()) {
      RunAccount now = account.get();
      if (now.untouched() < untouched) {
        untouched = now.untouched();
        lastProgress = System.nanoTime();
        progress.show(now.tried(), now.failed() == 0 ? "" : "failed: " + now.failed());
      }
      if (untouched == 0 || !source.isPolling() || interruption.awaitRequest(PAUSE)) {
        return;
      }
    }
  }

  @Override
  public List<String> fateOfFailed() {
    return List.of(
        "Failed messages stay on your queue; its redrive policy decides when they go to",
        "its dead-letter queue.");
  }

  @Override
  public List<String> fateOfUnhandled() {
    return List.of("They stay on your queue for its workers, or for another run.");
  }

  @Override
  public void close() {
    sqs.close();
  }
}
