package moc.cleanup.testbed;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A queue whose messages SQS itself moves to a dead-letter queue. Both exist while this is open.
public record SandboxQueues(SqsClient sqs, SandboxQueue queue, SandboxQueue deadLetterQueue)
    implements AutoCloseable {

  /// Creates both under names that begin with `name`.
  public static SandboxQueues create(SqsClient sqs, String name, SandboxSettings settings) {
    SandboxQueue deadLetterQueue = create(sqs, name + "-dlq", Map.of());
    SandboxQueue queue =
        create(
            sqs,
            name,
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(settings.visibilityTimeout().toSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                """
                {"deadLetterTargetArn":"%s","maxReceiveCount":"%d"}\
                """
                    .formatted(deadLetterQueue.arn(), settings.maxReceiveCount())));
    return new SandboxQueues(sqs, queue, deadLetterQueue);
  }

  @Override
  public void close() {
    sqs.deleteQueue(request -> request.queueUrl(queue.url()));
    sqs.deleteQueue(request -> request.queueUrl(deadLetterQueue.url()));
  }

  private static SandboxQueue create(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    String url =
        sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
    Map<QueueAttributeName, String> created =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return new SandboxQueue(url, requireNonNull(created.get(QueueAttributeName.QUEUE_ARN)));
  }

  /// A queue as SQS names it: by URL in calls, by ARN in policies and events.
  public record SandboxQueue(String url, String arn) {}
}
