package moc.cleanup.infra;

import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// One stage of moc-cleanup beside an existing VPC, database, bucket and CDN.
final class MocCleanupStack extends Stack {

  private static final String ID = "MocCleanupStack";

  MocCleanupStack(Construct scope, StackConfig config, LambdaCode code) {
    super(scope, ID, properties(config));

    Network network = new Network(this, config.network());
    Queues queues = new Queues(this, config);
    FunctionEnvironment environment = new FunctionEnvironment(config, queues);
    SchedulerFunction scheduler =
        new SchedulerFunction(this, config, network, queues, environment, code.scheduler());
    WorkerFunction worker =
        new WorkerFunction(this, config, network, queues, environment, code.worker());
    NightlyRule nightly = new NightlyRule(this, config, scheduler);

    CleanupMetrics metrics = new CleanupMetrics(config);
    AlarmTopic topic = new AlarmTopic(this, config);
    Alarms alarms = new Alarms(this, config, metrics, queues, scheduler, nightly, worker, topic);
    new OperationsDashboard(this, config, metrics, queues, worker, alarms);
    new Outputs(this, config, queues, scheduler, nightly, worker);
  }

  private static StackProps properties(StackConfig config) {
    return StackProps.builder()
        .stackName("moc-cleanup-" + config.stage())
        .description("moc-cleanup: removes deleted MOCs for good after their retention")
        .env(Environment.builder().account(config.account()).region(config.region()).build())
        .tags(Map.of("application", "moc-cleanup", "stage", config.stage()))
        .build();
  }
}
