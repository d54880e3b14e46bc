package moc.cleanup.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// The metrics that the functions send, of this stage.
final class CleanupMetrics {

  static final String NAMESPACE = "MocCleanup";

  static final String ITEMS_PROCESSED = "ItemsProcessed";
  static final String ITEMS_FAILED = "ItemsFailed";
  static final String ITEMS_SKIPPED = "ItemsSkipped";
  static final String S3_FILES_DELETED = "S3FilesDeleted";
  static final String S3_DELETE_FAILURES = "S3DeleteFailures";
  static final String IMAGES_ORPHANED = "ImagesOrphaned";
  static final String BRICKS_RETURNED = "BricksReturned";
  static final String DURATION = "Duration";
  static final String ITEMS_ENQUEUED = "ItemsEnqueued";
  static final String EXPIRED_BACKLOG = "ExpiredBacklog";
  static final String OLDEST_EXPIRED_AGE = "OldestExpiredAge";
  static final String OBJECTS_OWED = "ObjectsOwed";
  static final String OLDEST_OWED_AGE = "OldestOwedAge";
  static final String MOCS_HELD = "MocsHeld";
  static final String GUARD_TRIPPED = "GuardTripped";

  private static final String DIMENSION = "Stage";

  private final String stage;

  CleanupMetrics(StackConfig config) {
    this.stage = config.stage();
  }

  Metric sum(String name, Duration period) {
    return metric(name, "Sum", period);
  }

  Metric maximum(String name, Duration period) {
    return metric(name, "Maximum", period);
  }

  /// @param statistic as CloudWatch writes it, such as `p95`
  Metric metric(String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(DIMENSION, stage))
        .statistic(statistic)
        .period(period)
        .build();
  }

  /// Failures among all that was attempted, in percent; 0 when nothing was. A metric that was not
  /// sent counts as 0: a day without a single success must not look like a day without data.
  MathExpression failureRate(Duration period) {
    return MathExpression.Builder.create()
        .expression(
            "IF(FILL(failed, 0) + FILL(processed, 0) > 0,"
                + " 100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(processed, 0)), 0)")
        // Sorted, so that the same template comes out every time.
        .usingMetrics(
            new TreeMap<>(
                Map.of(
                    "failed", sum(ITEMS_FAILED, period),
                    "processed", sum(ITEMS_PROCESSED, period))))
        .label("failed, % of attempts")
        .period(period)
        .build();
  }

  /// Runs that came to their end; a dry run does not count. Filled, because CloudWatch would reach
  /// for older data where there is none.
  IMetric finishedRuns(Duration period) {
    return MathExpression.Builder.create()
        .expression("FILL(runs, 0)")
        .usingMetrics(Map.of("runs", metric(ITEMS_ENQUEUED, "SampleCount", period)))
        .label("finished runs")
        .period(period)
        .build();
  }
}
