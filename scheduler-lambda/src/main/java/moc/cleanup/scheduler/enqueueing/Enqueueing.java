package moc.cleanup.scheduler.enqueueing;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.ledger.ClaimLedger;

/// Runs of the scheduler. Runs at the same time share the work, and a run that is made twice does
/// no harm. Thread-safe.
public final class Enqueueing {

  /// Accounts pruned in a run: a hundred times what an ordinary night adds, and soon done.
  private static final int MOST_PRUNED = 10_000;

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

  /// Enqueues what is due, as far as batch size and time go, and reports it. A run that the guard
  /// stops enqueues nothing.
  ///
  /// @throws NothingEnqueuedException when SQS took none of the messages, after the report
  public RunSummary run(RunOrder order, TimeLimit time) {
    long start = System.nanoTime();
    Optional<String> objection = objection(order);
    RunTally tally = new RunTally();
    if (order.dryRun() || objection.isEmpty()) {
      new LaneRun(ledger, queue, order, time, tally).takeAll(config.batchSize());
    }
    if (!order.dryRun() && !time.isUp()) {
      ledger.prune(MOST_PRUNED);
    }
    Backlog backlog = measure();
    RunSummary summary = RunSummary.of(order, tally, backlog, objection.orElse(null));
    report.measure(summary, backlog);
    report.log(summary, tally.reasons(), Duration.ofNanos(System.nanoTime() - start));
    if (tally.refused() > 0 && tally.taken() == 0) {
      throw new NothingEnqueuedException(tally.refused(), tally.reasons());
    }
    return summary;
  }

  private Optional<String> objection(RunOrder order) {
    if (order.force()) {
      return Optional.empty();
    }
    return config
        .guard()
        .objection(config.batchSize(), () -> measure().expired(), ledger::countMocs);
  }

  private Backlog measure() {
    return Backlog.measure(connections.jdbi(), config.retention());
  }
}
