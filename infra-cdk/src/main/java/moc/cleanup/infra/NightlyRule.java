package moc.cleanup.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Starts the scheduler every night. The second rule is for nights when the first did not come
/// through; it does no harm otherwise, because runs claim their work.
final class NightlyRule extends Construct {

  private static final int HOURS_BETWEEN = 2;
  private static final int HOURS_OF_A_DAY = 24;

  /// As long as a run may wait to begin.
  private static final Duration STILL_NIGHT = Duration.hours(2);

  private static final int RETRIES = 20;

  private final LambdaFunction target;
  private final Queue undelivered;

  NightlyRule(Construct scope, StackConfig config, SchedulerFunction scheduler) {
    super(scope, "Nightly");
    undelivered =
        SecureQueue.builder(this, "Undelivered", config.named("undelivered-runs"))
            .retentionPeriod(Duration.days(14))
            .build();
    target =
        LambdaFunction.Builder.create(scheduler.function())
            .deadLetterQueue(undelivered)
            .maxEventAge(STILL_NIGHT)
            .retryAttempts(RETRIES)
            .build();
    ScheduleConfig schedule = config.schedule();
    rule("Rule", config.named("nightly"), schedule, schedule.hour());
    if (schedule.secondRun()) {
      rule(
          "SecondRule",
          config.named("nightly-second"),
          schedule,
          (schedule.hour() + HOURS_BETWEEN) % HOURS_OF_A_DAY);
    }
  }

  /// Where an event goes that EventBridge could not hand to Lambda.
  Queue undelivered() {
    return undelivered;
  }

  private void rule(String id, String name, ScheduleConfig schedule, int hour) {
    Rule.Builder.create(this, id)
        .ruleName(name)
        .description("moc-cleanup: the nightly run, in UTC")
        .schedule(
            Schedule.cron(
                CronOptions.builder()
                    .minute(Integer.toString(schedule.minute()))
                    .hour(Integer.toString(hour))
                    .build()))
        .enabled(!schedule.paused())
        .targets(List.of(target))
        .build();
  }
}
