package moc.cleanup.scheduler.enqueueing;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Gatherers;
import moc.cleanup.config.AwsCalls;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.message.CleanupMessage;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The cleanup queue, as the scheduler sees it.
final class SqsMessageQueue {

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
  private static final int SQS_BATCH_LIMIT = 10;

  private final SqsClient sqs;
  private final String url;
  private final ConnectionPool connections;

  @Inject
  SqsMessageQueue(SqsClient sqs, EnqueueingConfig config, ConnectionPool connections) {
    this.sqs = sqs;
    this.url = config.queueUrl();
    this.connections = connections;
  }

  /// Sends them all, several calls at once, and returns those that SQS did not take.
  List<Refusal> send(List<CleanupMessage> messages, TimeLimit time) {
    connections.requireNoneHeld("SendMessageBatch");
    return messages.stream()
        .gather(Gatherers.windowFixed(SQS_BATCH_LIMIT))
        .gather(
            Gatherers.mapConcurrent(
                AwsCalls.AT_ONCE, batch -> new SqsBatch(sqs, url, batch).send(time)))
        .flatMap(List::stream)
        .toList();
  }
}
