package moc.cleanup.scheduler.enqueueing;

import jakarta.inject.Inject;
import java.time.Duration;
import moc.cleanup.ledger.Backlog;
import moc.cleanup.metrics.CloudWatchMetrics;
import moc.cleanup.metrics.Measurements;
import moc.cleanup.metrics.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells CloudWatch and the log how a run ended.
final class RunReport {

  private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);

  private final CloudWatchMetrics metrics;

  @Inject
  RunReport(CloudWatchMetrics metrics) {
    this.metrics = metrics;
  }

  /// A dry run enqueues nothing and is stopped by nothing, so it says nothing of that; the backlog is
  /// as it is.
  void measure(RunSummary summary, Backlog backlog) {
    Measurements measurements = new Measurements();
    if (!summary.dryRun()) {
      measurements.add(Metric.ITEMS_ENQUEUED, summary.enqueued());
      measurements.add(Metric.GUARD_TRIPPED, summary.guard() == null ? 0 : 1);
    }
    measurements.add(Metric.EXPIRED_BACKLOG, (double) backlog.expired());
    measurements.add(Metric.OLDEST_EXPIRED_AGE, backlog.oldestExpiredHours());
    measurements.add(Metric.OBJECTS_OWED, (double) backlog.owedObjects());
    measurements.add(Metric.OLDEST_OWED_AGE, backlog.oldestOwedHours());
    measurements.add(Metric.MOCS_HELD, (double) backlog.held());
    metrics.publish(measurements);
  }

  /// The correlation id stands in the logging context.
  void log(RunSummary summary, String reasons, Duration duration) {
    if (summary.guard() != null && !summary.dryRun()) {
      LOG.error(
          "The guard stopped this run and nothing was enqueued: {}. If that is as it should be, run"
              + " once with {\"force\": true}",
          summary.guard());
    }
    if (summary.refused() > 0) {
      LOG.error(
          "SQS did not take {} messages, their MOCs are due again: {}", summary.refused(), reasons);
    }
    LOG.atInfo()
        .addKeyValue("event", "moc.cleanup.run")
        .addKeyValue("dryRun", summary.dryRun())
        .addKeyValue("found", summary.found())
        .addKeyValue("enqueued", summary.enqueued())
        .addKeyValue("refused", summary.refused())
        .addKeyValue("owed", summary.owed())
        .addKeyValue("leftOver", summary.leftOver())
        .addKeyValue("guard", summary.guard())
        .addKeyValue("wouldEnqueue", summary.wouldEnqueue())
        .addKeyValue("durationMs", duration.toMillis())
        .log("moc.cleanup.run");
  }
}
