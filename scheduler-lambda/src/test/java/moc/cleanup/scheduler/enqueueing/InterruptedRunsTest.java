package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import moc.cleanup.config.Retention;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.ledger.ClaimLedger;
import moc.cleanup.ledger.ClaimPage;
import moc.cleanup.ledger.Lane;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs that do not get to their end.
class InterruptedRunsTest {

  private static final int PLENTY = 60_000;
  private static final int ALMOST_OVER = 1_000;

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aCrashBetweenClaimAndSendDelaysAndLosesNothing() {
    List<UUID> mocs = bench.expiredMocs(3);
    claimAndDie();

    assertThat(bench.run().found()).isZero();
    bench.ledgerAges("20 hours 1 minute");
    bench.run();

    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs);
  }

  @Test
  void pagesForWhichThereIsNoTimeAreLeftToTheNextRun() {
    bench.manyExpiredMocs(1_500);
    PickySqs sqs = PickySqs.busy(bench.sandbox().sqs(), (_, _) -> true);
    bench
        .batchSize(1_500)
        .through(sqs)
        .remainingTime(() -> sqs.calls() < 100 ? PLENTY : ALMOST_OVER);

    RunSummary first = bench.run();

    assertThat(first.enqueued()).isEqualTo(1_000);
    assertThat(first.leftOver()).isEqualTo(500);
    assertThat(bench.ledger()).hasSize(1_000);
    assertThat(bench.remainingTime(() -> PLENTY).run().enqueued()).isEqualTo(500);
    assertThat(bench.enqueued()).hasSize(1_500).doesNotHaveDuplicates();
  }

  @Test
  void messagesForWhichThereIsNoTimeAreGivenBack() {
    List<UUID> mocs = bench.expiredMocs(30);
    AtomicInteger asked = new AtomicInteger();
    int untilTheFirstOfThreeCalls = 3;
    bench.remainingTime(
        () -> asked.incrementAndGet() <= untilTheFirstOfThreeCalls ? PLENTY : ALMOST_OVER);

    RunSummary first = bench.run();

    assertThat(first.enqueued()).isEqualTo(10);
    assertThat(first.leftOver()).isEqualTo(20);
    assertThat(bench.remainingTime(() -> PLENTY).run().enqueued()).isEqualTo(20);
    assertThat(bench.enqueued()).containsExactlyInAnyOrderElementsOf(mocs);
  }

  /// What a run does until it is killed.
  private void claimAndDie() {
    try (ConnectionPool connections =
        new ConnectionPool(DatabaseConfig.from(bench.variables()), 1)) {
      new ClaimLedger(connections.jdbi(), new Retention(30))
          .claim("dead run", Lane.NEVER_QUEUED, ClaimPage.Cursor.START, 100);
    }
  }
}
