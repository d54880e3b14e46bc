package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import moc.cleanup.scheduler.SchedulerBench;
import moc.cleanup.scheduler.StandardOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What stops a run that would take suspiciously much.
class GuardTest {

  private final SchedulerBench bench = new SchedulerBench().with("DELETE_GUARD_PERCENT", "20");

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    // batch size, due, of all, percent, stopped
    "1000000, 500, 500, 20, false",
    "1000000, 501, 501, 20, true",
    "1000000, 501, 501, 100, false",
    "1000000, 501, 2505, 20, false",
    "1000000, 501, 2504, 20, true",
    "1000000, 501, 1000000000, 0, true",
    "600, 1000000, 1000000, 20, false",
    "600, 1000000, 2999, 20, true",
    "500, 1000000, 1000000, 20, false",
  })
  void stopsMoreThanFiveHundredThatAreMoreThanAShareOfAll(
      int batchSize, long due, long all, int percent, boolean stopped) {
    assertThat(new Guard(percent).objection(batchSize, () -> due, () -> all).isPresent())
        .isEqualTo(stopped);
  }

  @Test
  void aRunThatIsStoppedEnqueuesNothingAndSaysWhy() {
    bench.manyExpiredMocs(501);
    bench.owingMoc("3 days");
    List<String> ledger = bench.ledger();
    bench.batchSize(1000);

    List<JsonNode> lines =
        StandardOutput.linesOf(() -> {
          RunSummary run = bench.run();
          assertThat(run.enqueued()).isZero();
          assertThat(run.leftOver()).isEqualTo(501);
          assertThat(run.guard())
              .isEqualTo("501 of 501 MOCs would be enqueued, and DELETE_GUARD_PERCENT allows 20 %");
        });

    assertThat(bench.enqueued()).isEmpty();
    assertThat(bench.ledger()).isEqualTo(ledger);
    assertThat(bench.sandbox().metrics().values("GuardTripped")).containsExactly(1.0);
    assertThat(lines)
        .filteredOn(line -> line.path("level").asString().equals("ERROR"))
        .singleElement()
        .satisfies(line ->
            assertThat(line.path("message").asString())
                .contains("501 of 501", "{\"force\": true}"));
  }

  @Test
  void isOverriddenForOneRun() {
    bench.manyExpiredMocs(501);
    bench.batchSize(1000);

    RunSummary run = bench.run(SchedulerBench.FORCED);

    assertThat(run.enqueued()).isEqualTo(501);
    assertThat(run.guard()).isNull();
    assertThat(bench.sandbox().metrics().values("GuardTripped")).containsExactly(0.0);
  }

  @Test
  void aDryRunSaysThatARunWouldBeStoppedAndRaisesNoAlarm() {
    bench.manyExpiredMocs(501);
    bench.batchSize(1000);

    RunSummary dryRun = bench.run(SchedulerBench.DRY_RUN);

    assertThat(dryRun.wouldEnqueue()).isEqualTo(501);
    assertThat(dryRun.guard()).contains("501 of 501");
    assertThat(bench.sandbox().metrics().names()).doesNotContain("GuardTripped");
  }

  @Test
  void livingMocsCountAsPartOfAll() {
    bench.manyExpiredMocs(501);
    bench
        .sql()
        .update(
            "INSERT INTO moc_instructions (user_id, title)"
                + " SELECT 'ada', 'alive' FROM generate_series(1, 2004)");

    assertThat(bench.batchSize(1000).run().enqueued()).isEqualTo(501);
  }

  @Test
  void whatIsHeldIsNotCounted() {
    bench.manyExpiredMocs(501);
    bench
        .sql()
        .update(
            "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by)"
                + " SELECT 'moc', id::text, 'a dispute', 'bob' FROM moc_instructions LIMIT 1");

    RunSummary run = bench.batchSize(1000).run();

    assertThat(run.enqueued()).isEqualTo(500);
    assertThat(bench.sandbox().metrics().values("MocsHeld")).containsExactly(1.0);
  }
}
