package moc.cleanup.operator.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.WorkProgress;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedQueues;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A queue and a dead-letter queue inside this process, which die with it. Nobody else is on it, so
/// what fails comes back at once, until it has been tried three times.
record QueueInProcess(EmbeddedQueues queues) implements WorkQueue {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  /// A broken run ends with the process; this only has to be longer than any run.
  private static final Duration LONGEST_RUN = Duration.ofDays(2);

  static QueueInProcess start() {
    return new QueueInProcess(
        EmbeddedQueues.start(
            SandboxSettings.DEFAULTS.withVisibilityTimeout(TIME_LIMIT.multipliedBy(2))));
  }

  @Override
  public SqsClient sqs() {
    return queues.sqs();
  }

  @Override
  public String url() {
    return queues.queueUrl();
  }

  @Override
  public Optional<String> work(
      Pipeline pipeline,
      Supplier<RunAccount> account,
      Progress progress,
      Interruption interruption) {
    EventSourceSettings settings =
        EventSourceSettings.DEFAULTS
            .withTimeLimit(TIME_LIMIT)
            .withRedeliveryOfFailedAfter(Duration.ofSeconds(1));
    try (SqsEventSource source =
            pipeline.eventSource(settings).onBatch(new WorkProgress(progress));
        var _ = interruption.onRequest(source::close)) {
      if (!interruption.isRequested()) {
        source.drain(LONGEST_RUN);
      }
      return Optional.empty();
    }
  }

  @Override
  public List<String> fateOfFailed() {
    return List.of(
        "They were tried three times and dead-lettered. That queue ends with this",
        "process; the ledger brings them back, the first time after 20 hours.");
  }

  @Override
  public List<String> fateOfUnhandled() {
    return List.of(
        "The queue ends with this process; the ledger brings these MOCs back after 20", "hours.");
  }

  @Override
  public void close() {
    queues.close();
  }
}
