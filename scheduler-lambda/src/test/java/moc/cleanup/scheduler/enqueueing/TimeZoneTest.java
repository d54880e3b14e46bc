package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TimeZone;
import java.util.UUID;
import moc.cleanup.scheduler.SchedulerBench;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A MOC expires when it expires, wherever the database and this process believe to be.
class TimeZoneTest {

  private final TimeZone zoneOfThisProcess = TimeZone.getDefault();

  @AfterEach
  void resetZone() {
    TimeZone.setDefault(zoneOfThisProcess);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles"})
  void withATimeZoneInTheColumn(String zone) {
    try (SchedulerBench bench = new SchedulerBench()) {
      assertOnlyExpiredMocsAreEnqueued(bench, zone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles"})
  void withoutATimeZoneInTheColumn(String zone) {
    try (SchedulerBench bench = new SchedulerBench(PlatformVariation.ZONELESS_DELETED_AT)) {
      assertOnlyExpiredMocsAreEnqueued(bench, zone);
    }
  }

  private static void assertOnlyExpiredMocsAreEnqueued(SchedulerBench bench, String zone) {
    bench.platform().moc("ada").deletedAgo(Duration.ofDays(30).minusHours(1)).create();
    UUID first =
        bench.platform().moc("ada").deletedAgo(Duration.ofDays(30).plusHours(1)).create().id();
    UUID second = bench.expiredMoc();
    bench
        .sql()
        .update(
            "ALTER DATABASE \"%s\" SET TimeZone = '%s'"
                .formatted(bench.sandbox().databaseName(), zone));
    // The driver tells the database this process's own zone.
    TimeZone.setDefault(TimeZone.getTimeZone(zone));

    RunSummary summary = bench.run();

    assertThat(bench.enqueued()).containsExactlyInAnyOrder(first, second);
    assertThat(summary.leftOver()).isZero();
    assertThat(
            bench
                .sql()
                .texts("SELECT now() - queued_at < interval '1 minute' FROM moc_cleanup_ledger"))
        .containsExactly("t", "t");
  }
}
