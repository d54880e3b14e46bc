package moc.cleanup.worker.redelivery;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import moc.cleanup.config.AwsCalls;
import moc.cleanup.database.ConnectionPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/// The cleanup queue, as far as it hides messages. Thread-safe.
public final class SqsMessageVisibility {

  private static final Logger LOG = LoggerFactory.getLogger(SqsMessageVisibility.class);

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
  private static final int SQS_BATCH_LIMIT = 10;

  /// Worth no more of an invocation's time than this.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SqsClient sqs;
  private final @Nullable String queueUrl;
  private final ConnectionPool connections;

  /// @param queueUrl null when it is not known; then every message comes back in its own time
  /// @param connections must all be given back while SQS is called
  public SqsMessageVisibility(
      SqsClient sqs, @Nullable String queueUrl, ConnectionPool connections) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.connections = connections;
    if (queueUrl == null) {
      LOG.warn(
          "CLEANUP_QUEUE_URL is not set: while the database is away, messages come back at the"
              + " queue's own pace and may reach the dead-letter queue");
    }
  }

  /// Hides each message for its time from now and returns what SQS said to those that it did not
  /// hide.
  List<String> hide(Map<ReceivedMessage, Duration> delays) {
    String url = queueUrl;
    if (url == null) {
      return List.of();
    }
    connections.requireNoneHeld("ChangeMessageVisibility");
    return delays.entrySet().stream()
        .gather(Gatherers.windowFixed(SQS_BATCH_LIMIT))
        .gather(Gatherers.mapConcurrent(AwsCalls.AT_ONCE, window -> hide(url, window)))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> hide(String url, List<Map.Entry<ReceivedMessage, Duration>> window) {
    try {
      return sqs.changeMessageVisibilityBatch(request(url, window)).failed().stream()
          .map(failure -> failure.code() + ", " + failure.message())
          .toList();
    } catch (SdkException e) {
      // The messages come back in their own time, which is all that is lost.
      return Collections.nCopies(window.size(), String.valueOf(e.getMessage()));
    }
  }

  private static ChangeMessageVisibilityBatchRequest request(
      String url, List<Map.Entry<ReceivedMessage, Duration>> window) {
    return ChangeMessageVisibilityBatchRequest.builder()
        .queueUrl(url)
        .entries(
            IntStream.range(0, window.size())
                .mapToObj(i -> entry(i, window.get(i).getKey(), window.get(i).getValue()))
                .toList())
        .overrideConfiguration(settings -> settings.apiCallTimeout(PATIENCE))
        .build();
  }

  private static ChangeMessageVisibilityBatchRequestEntry entry(
      int index, ReceivedMessage message, Duration delay) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout(Math.toIntExact(delay.toSeconds()))
        .build();
  }
}
