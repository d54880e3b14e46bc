package moc.cleanup.operator.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import moc.cleanup.config.Retention;
import moc.cleanup.hold.Holds;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.ledger.PastRun;
import moc.cleanup.operator.hold.HoldInForce;
import moc.cleanup.operator.queue.PipelineQueues;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Reads how things stand, as often as it is asked. Thread-safe.
public final class StatusReader {

  private static final String NOW = "SELECT clock_timestamp()";

  private final Jdbi jdbi;
  private final Retention retention;
  private final @Nullable SqsClient sqs;
  private final @Nullable String queueUrl;

  /// @param sqs null, as `queueUrl`, when there is no queue to ask
  public StatusReader(
      Jdbi jdbi, Retention retention, @Nullable SqsClient sqs, @Nullable String queueUrl) {
    this.jdbi = jdbi;
    this.retention = retention;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /// Reads it now.
  ///
  /// @param mostRuns how many of the last runs at most
  /// @throws moc.cleanup.operator.environment.UnusableException when the queue cannot be asked
  public Status read(int mostRuns) {
    return read(mostRuns, backlog());
  }

  /// The same with a backlog that was counted before.
  public Status read(int mostRuns, BacklogStatus backlog) {
    QueueStatus queue =
        sqs == null || queueUrl == null ? null : QueueStatus.of(PipelineQueues.read(sqs, queueUrl));
    return new Status(
        now(),
        queue,
        backlog,
        PastRun.latest(jdbi, mostRuns).stream().map(RunStatus::of).toList(),
        new Holds(jdbi).inForce().stream().map(HoldInForce::of).toList());
  }

  /// Counts what is still to be done, which takes longest of all when much has expired.
  public BacklogStatus backlog() {
    return BacklogStatus.of(Backlog.measure(jdbi, retention));
  }

  private Instant now() {
    return jdbi.withHandle(
        handle -> handle.createQuery(NOW).mapTo(OffsetDateTime.class).one().toInstant());
  }
}
