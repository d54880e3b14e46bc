package moc.cleanup.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/// What a person looks at five minutes after the run began, from above: is anything wrong, is it
/// moving, and what is left?
final class OperationsDashboard extends Construct {

  private static final Duration MINUTES = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  /// So that this night's run stands beside the last one.
  private static final Duration TWO_NIGHTS = Duration.days(2);

  private static final int WHOLE_ROW = 24;
  private static final int THIRD = 8;
  private static final int HEIGHT = 6;

  private final CleanupMetrics metrics;

  OperationsDashboard(
      Construct scope,
      StackConfig config,
      CleanupMetrics metrics,
      Queues queues,
      WorkerFunction worker,
      Alarms alarms) {
    super(scope, "Dashboard");
    this.metrics = metrics;
    Dashboard dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .dashboardName(config.named("operations"))
            .defaultInterval(TWO_NIGHTS)
            .build();
    dashboard.addWidgets(links(config));
    dashboard.addWidgets(states(alarms.all()));
    dashboard.addWidgets(
        graph(
            "MOCs",
            sums(
                CleanupMetrics.ITEMS_ENQUEUED,
                CleanupMetrics.ITEMS_PROCESSED,
                CleanupMetrics.ITEMS_FAILED,
                CleanupMetrics.ITEMS_SKIPPED)),
        graph(
            "Objects, images, bricks",
            sums(
                CleanupMetrics.S3_FILES_DELETED,
                CleanupMetrics.S3_DELETE_FAILURES,
                CleanupMetrics.IMAGES_ORPHANED,
                CleanupMetrics.BRICKS_RETURNED)),
        graph("Failure rate, %", List.of(metrics.failureRate(HOUR))));
    dashboard.addWidgets(
        graph(
            "Messages waiting",
            List.of(
                queues.cleanup().metricApproximateNumberOfMessagesVisible(labelled("queue")),
                queues.cleanup().metricApproximateNumberOfMessagesNotVisible(labelled("in work")),
                queues
                    .deadLetters()
                    .metricApproximateNumberOfMessagesVisible(labelled("dead letters")))),
        graph(
            "Milliseconds per MOC",
            List.of(percentile("p50"), percentile("p95"), percentile("p99"))),
        graph(
            "Worker: processes at once",
            List.of(
                worker
                    .live()
                    .metric(
                        "ConcurrentExecutions",
                        MetricOptions.builder()
                            .statistic("Maximum")
                            .period(MINUTES)
                            .label("concurrent")
                            .build()),
                worker.live().metricThrottles(labelled("throttled")),
                worker.live().metricErrors(labelled("crashed")))));
    dashboard.addWidgets(
        graph("Left over", largest(CleanupMetrics.EXPIRED_BACKLOG, CleanupMetrics.OBJECTS_OWED)),
        graph(
            "Oldest, hours",
            largest(CleanupMetrics.OLDEST_EXPIRED_AGE, CleanupMetrics.OLDEST_OWED_AGE)),
        graph("Brakes", largest(CleanupMetrics.MOCS_HELD, CleanupMetrics.GUARD_TRIPPED)));
  }

  private static TextWidget links(StackConfig config) {
    return TextWidget.Builder.create()
        .markdown(
            "**moc-cleanup %s** · [dead-letter queue and its redrive](%s) · runbook: docs/runbook.md"
                .formatted(config.stage(), ConsoleAddress.ofQueue(config, "dlq")))
        .width(WHOLE_ROW)
        .height(1)
        .build();
  }

  private static AlarmStatusWidget states(List<Alarm> alarms) {
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .alarms(alarms)
        .width(WHOLE_ROW)
        .height(3)
        .build();
  }

  private static GraphWidget graph(String title, List<? extends IMetric> lines) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(new ArrayList<>(lines))
        .width(THIRD)
        .height(HEIGHT)
        .build();
  }

  private List<IMetric> sums(String... names) {
    return Arrays.stream(names).<IMetric>map(name -> metrics.sum(name, MINUTES)).toList();
  }

  private List<IMetric> largest(String... names) {
    return Arrays.stream(names).<IMetric>map(name -> metrics.maximum(name, HOUR)).toList();
  }

  private IMetric percentile(String statistic) {
    return metrics.metric(CleanupMetrics.DURATION, statistic, MINUTES);
  }

  private static MetricOptions labelled(String label) {
    return MetricOptions.builder().period(MINUTES).label(label).build();
  }
}
