package moc.cleanup.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.metrics.MetricsRecorder;
import moc.cleanup.testbed.metrics.RecordedMetric;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchMetricsTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final MetricsRecorder recorder = sandbox.metrics();
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of(
                      "DATABASE_URL", sandbox.jdbcUrl(),
                      "DATABASE_USERNAME", sandbox.username(),
                      "DATABASE_PASSWORD", sandbox.password()))),
          1);
  private final CloudWatchMetrics metrics =
      new CloudWatchMetrics(
          sandbox.cloudWatch(), new MetricsConfig("Platform/Cleanup", "test"), connections);
  private final Measurements measurements = new Measurements();

  @AfterEach
  void close() {
    connections.close();
    sandbox.close();
  }

  @Test
  void sendsEverythingInOneCallUnderTheStagesName() {
    measurements.add(Metric.ITEMS_PROCESSED, 2);
    measurements.add(Metric.ITEMS_PROCESSED, 3);
    measurements.add(Metric.ITEMS_FAILED, 0);
    measurements.add(Metric.OLDEST_OWED_AGE, 1.5);
    measurements.addDuration(Duration.ofMillis(40));

    metrics.publish(measurements);

    assertThat(recorder.calls()).isEqualTo(1);
    assertThat(recorder.namespaces()).containsExactly("Platform/Cleanup");
    assertThat(recorder.values("ItemsProcessed")).containsExactly(5.0);
    assertThat(recorder.values("ItemsFailed")).containsExactly(0.0);
    assertThat(recorder.recorded())
        .extracting(RecordedMetric::dimensions)
        .containsOnly(Map.of("Stage", "test"));
    assertThat(unitsByName())
        .isEqualTo(
            Map.of(
                "ItemsProcessed", "Count",
                "ItemsFailed", "Count",
                "OldestOwedAge", "None",
                "Duration", "Milliseconds"));
  }

  @Test
  void theNamesAreThoseOfTheAlarmsAndTheDashboard() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::cloudWatchName))
        .containsExactlyInAnyOrder(
            "ItemsProcessed",
            "ItemsFailed",
            "ItemsSkipped",
            "S3FilesDeleted",
            "S3DeleteFailures",
            "ImagesOrphaned",
            "BricksReturned",
            "Duration",
            "ItemsEnqueued",
            "ExpiredBacklog",
            "OldestExpiredAge",
            "ObjectsOwed",
            "OldestOwedAge",
            "MocsHeld",
            "GuardTripped");
  }

  @Test
  void durationsKeepTheirDistributionHoweverManyTheyAre() {
    List<Double> millis = IntStream.range(0, 401).mapToObj(i -> (double) (i % 301)).toList();
    millis.forEach(duration -> measurements.addDuration(Duration.ofMillis(duration.longValue())));

    metrics.publish(measurements);

    assertThat(recorder.values("Duration")).containsExactlyInAnyOrderElementsOf(millis);
    assertThat(recorder.recorded("Duration"))
        .hasSize(3)
        .allMatch(datum -> datum.values().size() <= 150);
    assertThat(recorder.calls()).isEqualTo(1);
  }

  @Test
  void aRefusalIsNoFailureOfTheWork() {
    recorder.failWith(500);
    measurements.add(Metric.ITEMS_PROCESSED, 1);

    metrics.publish(measurements);

    assertThat(recorder.calls()).isZero();
  }

  @Test
  void aValueThatCloudWatchRefusesIsNoFailureOfTheWork() {
    measurements.add(Metric.OLDEST_OWED_AGE, Double.NaN);

    metrics.publish(measurements);

    assertThat(recorder.calls()).isZero();
  }

  @Test
  void silenceIsNotWaitedForLong() {
    recorder.hang();
    measurements.add(Metric.ITEMS_PROCESSED, 1);
    long start = System.nanoTime();

    metrics.publish(measurements);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    recorder.recover();
  }

  @Test
  void noConnectionIsHeldMeanwhile() {
    try (Handle _ = connections.jdbi().open()) {
      assertThatThrownBy(() -> metrics.publish(measurements))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("PutMetricData was tried while");
    }
  }

  private Map<String, String> unitsByName() {
    return recorder.recorded().stream()
        .collect(Collectors.toMap(RecordedMetric::name, RecordedMetric::unit));
  }
}
