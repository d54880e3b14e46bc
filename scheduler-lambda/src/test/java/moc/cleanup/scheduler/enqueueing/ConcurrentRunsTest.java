package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.scheduler.SchedulerBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs at the same time, each with connections of its own.
class ConcurrentRunsTest {

  private static final int RUNS = 4;

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void shareTheMocsThatWereNeverQueued() throws Exception {
    bench.manyExpiredMocs(1_200);

    List<RunSummary> summaries = runsAtOnce();

    assertThat(summaries.stream().mapToInt(RunSummary::enqueued).sum()).isEqualTo(1_200);
    assertEachEnqueuedOnce(1_200);
  }

  @Test
  void shareTheMocsThatComeBackAndTheOwedObjects() throws Exception {
    bench.manyExpiredMocs(600);
    bench
        .sql()
        .update(
            """
            INSERT INTO moc_cleanup_ledger (moc_id, queued_at, times_queued)
            SELECT id, now() - interval '21 hours', 1 FROM moc_instructions
            """);
    bench
        .sql()
        .update(
            """
            INSERT INTO moc_cleanup_ledger (moc_id, queued_at, times_queued, owed_keys)
            SELECT gen_random_uuid(), now() - interval '21 hours', 1, '{a}'
            FROM generate_series(1, 600)
            """);

    List<RunSummary> summaries = runsAtOnce();

    assertThat(summaries.stream().mapToInt(RunSummary::enqueued).sum()).isEqualTo(1_200);
    assertThat(summaries.stream().mapToInt(RunSummary::owed).sum()).isEqualTo(600);
    assertEachEnqueuedOnce(1_200);
  }

  private List<RunSummary> runsAtOnce() throws Exception {
    bench.batchSize(1_000);
    CyclicBarrier start = new CyclicBarrier(RUNS);
    List<RunSummary> summaries = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(RUNS)) {
      List<Future<RunSummary>> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        runs.add(
            threads.submit(() -> {
              start.await();
              return bench.run();
            }));
      }
      for (Future<RunSummary> run : runs) {
        summaries.add(run.get());
      }
    }
    return summaries;
  }

  private void assertEachEnqueuedOnce(int mocs) {
    assertThat(bench.messages())
        .hasSize(mocs)
        .extracting(CleanupMessage::mocId)
        .doesNotHaveDuplicates();
  }
}
