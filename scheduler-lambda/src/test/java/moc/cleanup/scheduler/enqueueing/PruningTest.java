package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who removes old accounts, and when.
class PruningTest {

  private final SchedulerBench bench = new SchedulerBench();
  private final UUID old = UUID.randomUUID();

  PruningTest() {
    bench
        .sql()
        .update(
            """
            INSERT INTO moc_cleanup_ledger (moc_id, queued_at, rows_deleted_at, finished_at)
            SELECT ?, moment, moment, moment FROM (SELECT now() - interval '401 days') AS t (moment)
            """,
            old);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everyRunRemovesThem() {
    bench.run();

    assertThat(bench.ledger()).isEmpty();
  }

  @Test
  void aDryRunDoesNot() {
    bench.run(SchedulerBench.DRY_RUN);

    assertThat(bench.ledger()).hasSize(1);
  }

  @Test
  void aMocThatCameBackAfterThatTimeIsQueuedAndNotForgotten() {
    bench.platform().moc("ada").deletedDaysAgo(40).create();
    bench.sql().update("UPDATE moc_instructions SET id = ?", old);

    assertThat(bench.runAndTake()).containsExactly(old);
    assertThat(bench.ledger()).hasSize(1);
  }
}
