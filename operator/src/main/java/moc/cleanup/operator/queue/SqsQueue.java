package moc.cleanup.operator.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A queue with all that SQS tells of it.
///
/// @param attributes as SQS writes them, by name
public record SqsQueue(String url, Map<QueueAttributeName, String> attributes) {

  private static final JsonMapper JSON = new JsonMapper();

  /// Copies the attributes.
  public SqsQueue {
    attributes = Map.copyOf(attributes);
  }

  /// Reads it as it is now.
  ///
  /// @throws QueueDoesNotExistException when there is no such queue
  /// @throws SdkException when SQS cannot be asked
  public static SqsQueue read(SqsClient sqs, String url) {
    return new SqsQueue(
        url,
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes());
  }

  public String arn() {
    return text(QueueAttributeName.QUEUE_ARN).orElse("");
  }

  public QueueDepth depth() {
    return new QueueDepth(
        number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  public Duration visibilityTimeout() {
    return Duration.ofSeconds(number(QueueAttributeName.VISIBILITY_TIMEOUT));
  }

  /// How long a message is kept, from when it was sent first.
  public Duration retention() {
    return Duration.ofSeconds(number(QueueAttributeName.MESSAGE_RETENTION_PERIOD));
  }

  /// Where messages go that were received too often.
  public Optional<RedrivePolicy> redrivePolicy() {
    return json(QueueAttributeName.REDRIVE_POLICY)
        .filter(policy -> policy.path("deadLetterTargetArn").isString())
        .map(policy ->
            new RedrivePolicy(
                policy.path("deadLetterTargetArn").stringValue(),
                policy.path("maxReceiveCount").asInt(0)));
  }

  /// An attribute's text, or nothing when SQS does not name it.
  public Optional<String> text(QueueAttributeName name) {
    return Optional.ofNullable(attributes.get(name)).filter(text -> !text.isBlank());
  }

  /// An attribute that is a JSON document.
  ///
  /// @throws IllegalStateException when it is none
  public Optional<JsonNode> json(QueueAttributeName name) {
    try {
      return text(name).map(JSON::readTree);
    } catch (JacksonException e) {
      throw new IllegalStateException("%s of queue %s is not JSON".formatted(name, url), e);
    }
  }

  private long number(QueueAttributeName name) {
    return text(name).map(Long::parseLong).orElse(0L);
  }

  /// Where SQS puts messages that nobody could handle.
  ///
  /// @param deadLetterQueueArn where they go
  /// @param maxReceiveCount receives after which they go
  public record RedrivePolicy(String deadLetterQueueArn, int maxReceiveCount) {}
}
