package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import moc.cleanup.scheduler.StandardOutput;
import moc.cleanup.testbed.metrics.MetricsRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunMetricsTest {

  private static final Set<String> ALL =
      Set.of(
          "ItemsEnqueued",
          "ExpiredBacklog",
          "OldestExpiredAge",
          "ObjectsOwed",
          "OldestOwedAge",
          "MocsHeld",
          "GuardTripped");

  private final SchedulerBench bench = new SchedulerBench();
  private final MetricsRecorder metrics = bench.sandbox().metrics();

  @BeforeEach
  void chooseStage() {
    bench.with("STAGE", "test");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void sayWhatWasEnqueuedAndWhatIsStillToBeDone() {
    bench.expiredMoc(32);
    bench.expiredMoc(31);
    bench.owingMoc("50 hours");
    bench.owingMoc("1 hour");

    bench.batchSize(1).run();

    assertThat(metrics.calls()).isEqualTo(1);
    assertThat(metrics.names()).isEqualTo(ALL);
    assertThat(metrics.sum("ItemsEnqueued")).isEqualTo(2);
    assertThat(metrics.sum("ExpiredBacklog")).isEqualTo(1);
    assertThat(metrics.sum("OldestExpiredAge")).isEqualTo(48, within(0.1));
    assertThat(metrics.sum("ObjectsOwed")).isEqualTo(4);
    assertThat(metrics.sum("OldestOwedAge")).isEqualTo(50, within(0.1));
    assertThat(metrics.dimensions("ItemsEnqueued")).containsExactly(Map.of("Stage", "test"));
  }

  @Test
  void areZeroWhenThereIsNothingToDo() {
    bench.platform().moc("ada").deletedDaysAgo(3).create();

    bench.run();

    assertThat(metrics.names()).isEqualTo(ALL);
    assertThat(ALL).allSatisfy(name -> assertThat(metrics.values(name)).containsExactly(0.0));
  }

  @Test
  void areWorthAWarningWhenCloudWatchIsAwayAndNothingMore() {
    UUID moc = bench.expiredMoc();
    metrics.failWith(503);

    List<JsonNode> lines = StandardOutput.linesOf(bench::run);

    assertThat(bench.enqueued()).containsExactly(moc);
    assertThat(lines)
        .extracting(line -> line.path("level").asString())
        .containsExactly("WARN", "INFO");
  }

  @Test
  void doNotHoldUpARunWhenCloudWatchHangs() {
    UUID moc = bench.expiredMoc();
    metrics.hang();

    assertThat(bench.run().enqueued()).isEqualTo(1);
    assertThat(bench.enqueued()).containsExactly(moc);
    metrics.recover();
  }
}
