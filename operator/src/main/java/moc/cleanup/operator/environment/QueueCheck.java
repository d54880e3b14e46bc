package moc.cleanup.operator.environment;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Whether the cleanup queue is there and ours to use.
public final class QueueCheck {

  private static final String DEFAULT_SECONDS_OF_SQS = "30";

  private QueueCheck() {}

  /// Refuses a queue that cannot be used, and returns how long a message that was handed out stays
  /// invisible.
  public static Duration require(SqsClient sqs, String queueUrl) {
    try {
      String seconds =
          sqs.getQueueAttributes(request ->
                  request
                      .queueUrl(queueUrl)
                      .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)
                      .overrideConfiguration(Patience::limit))
              .attributes()
              .getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, DEFAULT_SECONDS_OF_SQS);
      return Duration.ofSeconds(Long.parseLong(seconds));
    } catch (QueueDoesNotExistException e) {
      throw new UnusableException(
          "%s is \"%s\"; there is no such queue".formatted(CLEANUP_QUEUE_URL, queueUrl), e);
    } catch (SdkException e) {
      throw new UnusableException(
          "%s is \"%s\"; SQS says: %s"
              .formatted(CLEANUP_QUEUE_URL, queueUrl, AwsFailure.describe(e)),
          e);
    }
  }
}
