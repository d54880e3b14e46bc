package moc.cleanup.infra;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Enqueues what has expired. Started by the rule, once or twice a night, so its start need not be
/// fast.
final class SchedulerFunction extends Construct {

  private static final java.time.Duration LONGEST_OF_LAMBDA = java.time.Duration.ofMinutes(15);
  private static final int MEGABYTES = 512;

  /// A run that could not begin by then leaves the work to the next one.
  private static final Duration STILL_NIGHT = Duration.hours(2);

  private static final int RETRIES_OF_LAMBDA = 2;

  private final Function function;
  private final Queue failedRuns;

  SchedulerFunction(
      Construct scope,
      StackConfig config,
      Network network,
      Queues queues,
      FunctionEnvironment environment,
      Path code) {
    super(scope, "Scheduler");
    CleanupFunction common =
        new CleanupFunction(
            this, config, config.named("scheduler"), config.database().schedulerSecretArn());
    FunctionRole.allow(common.role(), List.of("sqs:SendMessage"), queues.cleanup().getQueueArn());
    function =
        common
            .builder(network, environment.ofScheduler(), code, LONGEST_OF_LAMBDA)
            .description("moc-cleanup: enqueues the MOCs whose retention is over")
            .handler("moc.cleanup.scheduler.SchedulerHandler")
            .memorySize(MEGABYTES)
            .build();
    failedRuns =
        SecureQueue.builder(this, "FailedRuns", config.named("failed-runs"))
            .retentionPeriod(Duration.days(14))
            .build();
    function.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .retryAttempts(RETRIES_OF_LAMBDA)
            .maxEventAge(STILL_NIGHT)
            .onFailure(new SqsDestination(failedRuns))
            .build());
  }

  Function function() {
    return function;
  }

  /// Where a run goes that failed after its retries.
  Queue failedRuns() {
    return failedRuns;
  }
}
