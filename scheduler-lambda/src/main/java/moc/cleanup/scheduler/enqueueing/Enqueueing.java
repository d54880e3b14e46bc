package moc.cleanup.scheduler.enqueueing;

import jakarta.inject.Inject;
import java.time.Duration;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.ledger.ClaimLedger;

/// Runs of the scheduler. Runs at the same time share the work, and a run that is made twice does
/// no harm. Thread-safe.
public final class Enqueueing {

  private final EnqueueingConfig config;
  private final ConnectionPool connections;
  private final ClaimLedger ledger;
  private final SqsMessageQueue queue;
  private final RunReport report;

  @Inject
  Enqueueing(
      EnqueueingConfig config,
      ConnectionPool connections,
      ClaimLedger ledger,
      SqsMessageQueue queue,
      RunReport report) {
    this.config = config;
    this.connections = connections;
    this.ledger = ledger;
    this.queue = queue;
    this.report = report;
  }

  /// Enqueues what is due, as far as batch size and time go, and reports it.
  ///
  /// @throws NothingEnqueuedException when SQS took none of the messages, after the report
  public RunSummary run(RunOrder order, TimeLimit time) {
    long start = System.nanoTime();
    RunTally tally = new LaneRun(ledger, queue, order, time).takeAll(config.batchSize());
    Backlog backlog = Backlog.measure(connections.jdbi(), config.retention());
    RunSummary summary = RunSummary.of(order, tally, backlog);
    report.measure(summary, backlog);
    report.log(summary, tally.reasons(), Duration.ofNanos(System.nanoTime() - start));
    if (tally.refused() > 0 && tally.taken() == 0) {
      throw new NothingEnqueuedException(tally.refused(), tally.reasons());
    }
    return summary;
  }
}
