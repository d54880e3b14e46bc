package moc.cleanup.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/// When somebody is woken: nothing that goes wrong here goes wrong in silence.
final class Alarms extends Construct {

  private static final Duration DAY = Duration.days(1);
  private static final Duration HOUR = Duration.hours(1);
  private static final Duration MINUTES = Duration.minutes(5);

  private static final int FAILURE_PERCENT = 10;
  private static final int DEAD_LETTERS = 50;

  /// As often as a batch is received: one that kills the worker each time ends as dead letters.
  private static final int CRASHES = 3;

  /// A night's work is done by then, three receives and an outage of two hours included.
  private static final Duration MORNING = Duration.hours(6);

  private static final int HOURS_WITHOUT_RUN = 26;
  private static final int HOURS_OVERDUE = 48;

  private final StackConfig config;
  private final AlarmTopic topic;
  private final List<Alarm> all = new ArrayList<>();

  Alarms(
      Construct scope,
      StackConfig config,
      CleanupMetrics metrics,
      Queues queues,
      SchedulerFunction scheduler,
      NightlyRule nightly,
      WorkerFunction worker,
      AlarmTopic topic) {
    super(scope, "Alarms");
    this.config = config;
    this.topic = topic;
    watchWorker(metrics, queues);
    watchCrashes(worker);
    watchScheduler(metrics, scheduler);
    watchLostRuns(scheduler, nightly);
    watchDebts(metrics);
  }

  List<Alarm> all() {
    return List.copyOf(all);
  }

  private void watchWorker(CleanupMetrics metrics, Queues queues) {
    above(
        FAILURE_PERCENT,
        metrics.failureRate(DAY),
        new Incident(
            "failure-rate",
            "More than 10 % of a day's attempts to delete a MOC failed. Read the reasons in the"
                + " worker's log and the ledger's last_error before the retries are used up."));
    above(
        DEAD_LETTERS,
        queues.deadLetters().metricApproximateNumberOfMessagesVisible(every(MINUTES)),
        new Incident(
            "dead-letters",
            "More than 50 MOCs could not be deleted in three attempts. Repair the cause, then start"
                + " the dead-letter queue's redrive."));
    above(
        MORNING.toSeconds().longValue(),
        queues.cleanup().metricApproximateAgeOfOldestMessage(every(MINUTES)),
        new Incident(
            "old-messages",
            "A message has waited in the cleanup queue for more than 6 hours. See whether the"
                + " worker runs, and whether the database and its connections are there."));
  }

  private void watchCrashes(WorkerFunction worker) {
    above(
        CRASHES,
        worker.live().metricErrors(every(HOUR)),
        new Incident(
            "worker-errors",
            "The worker was killed or could not start, more than three times in an hour. What it"
                + " held counts nowhere as failed. Read the worker's log."));
  }

  private void watchScheduler(CleanupMetrics metrics, SchedulerFunction scheduler) {
    above(
        0,
        scheduler.function().metricErrors(every(MINUTES)),
        new Incident(
            "scheduler-errors",
            "A run of the scheduler failed. Lambda tries it twice more. That this clears says only"
                + " that no try has failed since: the alarm failed-runs says that all have."));
    add(
        alarm(
            metrics.finishedRuns(HOUR),
            1,
            ComparisonOperator.LESS_THAN_THRESHOLD,
            new Incident(
                "no-run",
                "No run of the scheduler has finished for 26 hours. See whether the rule is"
                    + " enabled, then the undelivered-runs and failed-runs queues. It also stands"
                    + " after the first deployment, until the first run.")),
        HOURS_WITHOUT_RUN,
        TreatMissingData.BREACHING);
  }

  /// A queue keeps what is in it, so these stand until somebody has seen to it.
  private void watchLostRuns(SchedulerFunction scheduler, NightlyRule nightly) {
    above(
        0,
        scheduler.failedRuns().metricApproximateNumberOfMessagesVisible(every(MINUTES)),
        new Incident(
            "failed-runs",
            "A run of the scheduler has failed in all its tries, and that night's MOCs may not be"
                + " enqueued. Repair the cause, run it by hand, and purge the failed-runs queue."));
    above(
        0,
        nightly.undelivered().metricApproximateNumberOfMessagesVisible(every(MINUTES)),
        new Incident(
            "undelivered-runs",
            "EventBridge could not start a run of the scheduler. The reason is among the attributes"
                + " of the message in the undelivered-runs queue; run it by hand, and purge it."));
  }

  private void watchDebts(CleanupMetrics metrics) {
    above(
        HOURS_OVERDUE,
        metrics.maximum(CleanupMetrics.OLDEST_EXPIRED_AGE, DAY),
        new Incident(
            "overdue-mocs",
            "A MOC has outlived its retention by more than 48 hours. See whether the batch size is"
                + " too small for what expires in a day, or what the ledger says of the oldest."));
    above(
        HOURS_OVERDUE,
        metrics.maximum(CleanupMetrics.OLDEST_OWED_AGE, DAY),
        new Incident(
            "owed-objects",
            "Objects of a MOC that is gone have not been deleted for more than 48 hours. See what"
                + " S3 answered in the worker's log."));
    above(
        0,
        metrics.sum(CleanupMetrics.GUARD_TRIPPED, DAY),
        new Incident(
            "guard-tripped",
            "A run would have enqueued an unusual share of all MOCs, and enqueued none. Find out"
                + " why so many are deleted before anything is forced."));
  }

  /// No data is no such trouble: what is not sent at all is another alarm's affair.
  private void above(Number threshold, IMetric metric, Incident incident) {
    add(
        alarm(metric, threshold, ComparisonOperator.GREATER_THAN_THRESHOLD, incident),
        1,
        TreatMissingData.NOT_BREACHING);
  }

  private Alarm.Builder alarm(
      IMetric metric, Number threshold, ComparisonOperator comparison, Incident incident) {
    return Alarm.Builder.create(this, incident.name())
        .alarmName(config.named(incident.name()))
        .alarmDescription(incident.description())
        .metric(metric)
        .threshold(threshold)
        .comparisonOperator(comparison);
  }

  private void add(Alarm.Builder builder, int periods, TreatMissingData missing) {
    Alarm alarm = builder.evaluationPeriods(periods).treatMissingData(missing).build();
    topic.tell(alarm);
    all.add(alarm);
  }

  private static MetricOptions every(Duration period) {
    return MetricOptions.builder().period(period).build();
  }
}
