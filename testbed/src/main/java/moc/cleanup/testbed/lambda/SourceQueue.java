package moc.cleanup.testbed.lambda;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queue of an event source, in batches of its size rather than of SQS's.
record SourceQueue(SqsClient sqs, String url, String arn) {

  private static final int SQS_BATCH_LIMIT = 10;
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  static SourceQueue at(SqsClient sqs, String url) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return new SourceQueue(sqs, url, requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN)));
  }

  /// At most `size` messages: what is there at once, and what comes until `window` has passed since
  /// the first of them.
  List<Message> gather(int size, Duration wait, Duration window) {
    List<Message> batch = new ArrayList<>(receive(size, wait));
    Instant end = Instant.now().plus(window);
    while (!batch.isEmpty() && batch.size() < size && Instant.now().isBefore(end)) {
      batch.addAll(receive(size - batch.size(), remaining(end)));
    }
    return batch;
  }

  /// Deletes these messages, and returns the ids of those that SQS did not delete.
  Set<String> delete(List<Message> messages) {
    Set<String> undeleted = new HashSet<>();
    for (List<Message> part : inParts(messages)) {
      List<DeleteMessageBatchRequestEntry> entries =
          IntStream.range(0, part.size()).mapToObj(i -> deletion(i, part.get(i))).toList();
      sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries)).failed().stream()
          .map(BatchResultErrorEntry::id)
          .map(entry -> part.get(Integer.parseInt(entry)).messageId())
          .forEach(undeleted::add);
    }
    return undeleted;
  }

  /// Has these messages come back after `delay`. One that SQS refuses comes back in its own time.
  void returnAfter(Duration delay, List<Message> messages) {
    for (List<Message> part : inParts(messages)) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          IntStream.range(0, part.size()).mapToObj(i -> visibility(i, part.get(i), delay)).toList();
      sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  QueueDepth depth() {
    return QueueDepth.of(
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueDepth.ATTRIBUTES))
            .attributes());
  }

  private List<Message> receive(int most, Duration wait) {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(most, SQS_BATCH_LIMIT))
                .waitTimeSeconds((int) wait.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages();
  }

  private static Duration remaining(Instant end) {
    Duration remaining = Duration.between(Instant.now(), end);
    return remaining.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : remaining;
  }

  private static List<List<Message>> inParts(List<Message> messages) {
    return messages.stream().gather(Gatherers.windowFixed(SQS_BATCH_LIMIT)).toList();
  }

  private static DeleteMessageBatchRequestEntry deletion(int index, Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .build();
  }

  private static ChangeMessageVisibilityBatchRequestEntry visibility(
      int index, Message message, Duration delay) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout((int) delay.toSeconds())
        .build();
  }
}
