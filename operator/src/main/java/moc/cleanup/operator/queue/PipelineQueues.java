package moc.cleanup.operator.queue;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.util.Optional;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The cleanup queue, and the dead-letter queue that its redrive policy names.
///
/// @param deadLetters null when the cleanup queue has no redrive policy
public record PipelineQueues(SqsQueue cleanup, @Nullable SqsQueue deadLetters) {

  /// Reads both as they are now.
  ///
  /// @throws UnusableException when one of them is not there or cannot be asked
  public static PipelineQueues read(SqsClient sqs, String url) {
    try {
      SqsQueue cleanup = SqsQueue.read(sqs, url);
      Optional<SqsQueue> deadLetters =
          cleanup
              .redrivePolicy()
              .map(policy -> SqsQueue.read(sqs, urlOf(sqs, policy.deadLetterQueueArn())));
      return new PipelineQueues(cleanup, deadLetters.orElse(null));
    } catch (QueueDoesNotExistException e) {
      throw new UnusableException(
          "%s is \"%s\"; there is no such queue, or its dead-letter queue is gone"
              .formatted(CLEANUP_QUEUE_URL, url),
          e);
    } catch (SdkException e) {
      throw new UnusableException(
          "%s is \"%s\"; SQS says: %s".formatted(CLEANUP_QUEUE_URL, url, AwsFailure.describe(e)),
          e);
    }
  }

  /// A queue's URL cannot be made up from its ARN everywhere, so SQS is asked.
  public static String urlOf(SqsClient sqs, String arn) {
    QueueArn queue = QueueArn.parse(arn);
    return sqs.getQueueUrl(
            request -> request.queueName(queue.name()).queueOwnerAWSAccountId(queue.account()))
        .queueUrl();
  }
}
