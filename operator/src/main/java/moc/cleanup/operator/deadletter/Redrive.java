package moc.cleanup.operator.deadletter;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/// Sends dead-lettered messages back to their queue by SQS's own move task, as the console's button
/// does.
public record Redrive(SqsClient sqs, String deadLetterQueueArn, String queueArn) {

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> UNDER_WAY = Set.of("CREATED", "RUNNING", "CANCELLING");

  /// Starts the task and waits for its end.
  ///
  /// @throws IllegalStateException when SQS did not complete it
  public void run() {
    sqs.startMessageMoveTask(
        request -> request.sourceArn(deadLetterQueueArn).destinationArn(queueArn));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ListMessageMoveTasksResultEntry task = latestTask();
    while (UNDER_WAY.contains(task.status()) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      task = latestTask();
    }
    if (!"COMPLETED".equals(task.status())) {
      throw new IllegalStateException(
          "the redrive is %s: %s".formatted(task.status(), task.failureReason()));
    }
  }

  private ListMessageMoveTasksResultEntry latestTask() {
    return sqs.listMessageMoveTasks(request -> request.sourceArn(deadLetterQueueArn).maxResults(1))
        .results()
        .getFirst();
  }
}
