package moc.cleanup.operator.pipeline;

import java.time.Duration;
import java.util.Map;
import moc.cleanup.config.VariableNames;
import moc.cleanup.config.Variables;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.worker.WorkerClients;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/// The scheduler and some workers, ready to be invoked.
public final class Pipeline implements AutoCloseable {

  /// Invocations at once: enough to show that workers do not get into each other's way, and few
  /// enough for somebody's database, since each has four connections.
  static final int WORKERS = 3;

  private static final JsonMapper JSON = new JsonMapper();

  private final SqsClient sqs;
  private final String queueUrl;
  private final SchedulerHandler scheduler;
  private final WorkerFleet workers;

  /// @param variables as both Lambdas take them
  public Pipeline(Map<String, String> variables, PipelineClients clients) {
    this.sqs = clients.sqs();
    this.queueUrl =
        new Variables(variables).optional(VariableNames.CLEANUP_QUEUE_URL).orElseThrow();
    this.scheduler =
        new SchedulerHandler(
            new Variables(variables), new SchedulerClients(clients.sqs(), clients.cloudWatch()));
    this.workers =
        new WorkerFleet(
            WORKERS,
            variables,
            new WorkerClients(clients.s3(), clients.sqs(), clients.cloudWatch()));
  }

  /// Invokes the scheduler for a run that counts.
  ///
  /// @param force whether the run goes on where the guard would stop it
  public RunSummary schedule(boolean force, Duration timeLimit) {
    return invokeScheduler("{\"force\": " + force + "}", timeLimit);
  }

  /// Asks the scheduler what a run would do.
  public RunSummary scheduleDryRun(Duration timeLimit) {
    return invokeScheduler("{\"dryRun\": true}", timeLimit);
  }

  private RunSummary invokeScheduler(String event, Duration timeLimit) {
    try {
      String answer = new LocalLambda("scheduler", scheduler).invoke(event, timeLimit);
      return JSON.readValue(answer, RunSummary.class);
    } catch (LambdaFailedException e) {
      // What the function threw says more than that it threw.
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// An event source between the queue and the workers that does not poll yet.
  public SqsEventSource eventSource(EventSourceSettings settings) {
    return SqsEventSource.between(sqs, queueUrl, workers)
        .with(settings.withMaximumConcurrency(WORKERS));
  }

  @Override
  public void close() {
    scheduler.close();
    workers.close();
  }
}
