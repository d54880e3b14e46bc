package moc.cleanup.operator.deadletter;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.queue.PipelineQueues;
import moc.cleanup.operator.queue.QueueDepth;
import moc.cleanup.operator.queue.SqsQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The dead-letter queue that a cleanup queue's redrive policy names.
///
/// @param arn its name in move tasks
/// @param cleanupQueueArn where its messages come from and go back to
public record DeadLetterQueue(SqsClient sqs, String url, String arn, String cleanupQueueArn) {

  /// Finds it.
  ///
  /// @throws UnusableException when the cleanup queue has none, or SQS cannot be asked
  public static DeadLetterQueue of(SqsClient sqs, String cleanupQueueUrl) {
    PipelineQueues queues = PipelineQueues.read(sqs, cleanupQueueUrl);
    SqsQueue deadLetters = queues.deadLetters();
    if (deadLetters == null) {
      throw new UnusableException(
          "%s is \"%s\"; that queue has no redrive policy, and so no dead-letter queue"
              .formatted(CLEANUP_QUEUE_URL, cleanupQueueUrl));
    }
    return new DeadLetterQueue(sqs, deadLetters.url(), deadLetters.arn(), queues.cleanup().arn());
  }

  /// How many messages there are now, by SQS's approximate counts.
  public QueueDepth depth() {
    return SqsQueue.read(sqs, url).depth();
  }

  /// What moves its messages back.
  public MoveTasks moveTasks() {
    return new MoveTasks(sqs, arn, cleanupQueueArn);
  }
}
