package moc.cleanup.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/// What a person needs after a deployment.
final class Outputs {

  private final Stack stack;

  Outputs(
      Stack stack,
      StackConfig config,
      Queues queues,
      SchedulerFunction scheduler,
      NightlyRule nightly,
      WorkerFunction worker) {
    this.stack = stack;
    output("SchedulerFunction", "Invoke it for a dry run", scheduler.function().getFunctionName());
    output("WorkerAlias", "What the queue feeds", worker.live().getFunctionArn());
    output(
        "WorkerFeed",
        "The event source mapping: disable it, and nothing more is deleted",
        worker.feed().getEventSourceMappingId());
    output("CleanupQueueUrl", "CLEANUP_QUEUE_URL", queues.cleanup().getQueueUrl());
    output(
        "DeadLetterQueueUrl", "MOCs that failed three times", queues.deadLetters().getQueueUrl());
    output(
        "DeadLetterQueueConsole",
        "The page with the button Start DLQ redrive",
        ConsoleAddress.ofQueue(config, "dlq"));
    output("FailedRunsQueueUrl", "Runs that failed", scheduler.failedRuns().getQueueUrl());
    output(
        "UndeliveredRunsQueueUrl",
        "Runs that could not be started",
        nightly.undelivered().getQueueUrl());
  }

  private void output(String name, String description, String value) {
    CfnOutput.Builder.create(stack, name).description(description).value(value).build();
  }
}
