package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DryRunTest {

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void saysWhatTheNextRunWillDoAndChangesNothing() {
    List<UUID> mocs = bench.expiredMocs(3);
    bench.queuedBefore(mocs.get(0), "30 hours", 1);
    bench.owingMoc("3 days");
    List<String> ledger = bench.ledger();

    RunSummary dryRun = bench.run(SchedulerBench.DRY_RUN);

    assertThat(bench.ledger()).isEqualTo(ledger);
    assertThat(bench.enqueued()).isEmpty();
    assertThat(dryRun.dryRun()).isTrue();
    assertThat(dryRun.enqueued()).isZero();
    assertThat(dryRun.wouldEnqueue()).isEqualTo(4);
    assertThat(dryRun.owed()).isEqualTo(1);
    assertThat(dryRun.found()).isEqualTo(4);

    RunSummary run = bench.run();
    assertThat(run.enqueued()).isEqualTo(dryRun.wouldEnqueue());
    assertThat(bench.enqueued().stream().map(UUID::toString))
        .containsExactlyInAnyOrderElementsOf(dryRun.mocIds());
  }

  @Test
  void listsTheFirstHundredInTheOrderOfTheRun() {
    List<UUID> mocs = bench.expiredMocs(110);

    RunSummary dryRun = bench.batchSize(105).run(SchedulerBench.DRY_RUN);

    assertThat(dryRun.wouldEnqueue()).isEqualTo(105);
    assertThat(dryRun.leftOver()).isEqualTo(110);
    assertThat(dryRun.found()).isEqualTo(110);
    assertThat(dryRun.mocIds())
        .containsExactlyElementsOf(mocs.subList(0, 100).stream().map(UUID::toString).toList());
  }

  @Test
  void looksThroughAsManyPagesAsARun() {
    bench.manyExpiredMocs(2_300);

    assertThat(bench.batchSize(2_200).run(SchedulerBench.DRY_RUN).wouldEnqueue()).isEqualTo(2_200);
  }

  @Test
  void measuresTheBacklogAndCountsNothingAsEnqueued() {
    bench.expiredMocs(2);

    bench.run(SchedulerBench.DRY_RUN);

    assertThat(bench.sandbox().metrics().values("ExpiredBacklog")).containsExactly(2.0);
    assertThat(bench.sandbox().metrics().names()).doesNotContain("ItemsEnqueued", "GuardTripped");
  }
}
