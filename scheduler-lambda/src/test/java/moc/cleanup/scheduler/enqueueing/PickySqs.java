package moc.cleanup.scheduler.enqueueing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moc.cleanup.message.CleanupMessage;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// SQS that answers 200 and yet refuses some messages, as the real one does when it is busy. What it
/// takes reaches the real queue.
final class PickySqs implements SqsClient {

  /// Whether a message is taken, by MOC and the number of the attempt, from 1.
  interface Mood {
    boolean takes(UUID moc, int attempt);
  }

  private final SqsClient sqs;
  private final Mood mood;
  private final boolean senderFault;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();

  private PickySqs(SqsClient sqs, Mood mood, boolean senderFault) {
    this.sqs = sqs;
    this.mood = mood;
    this.senderFault = senderFault;
  }

  static PickySqs busy(SqsClient sqs, Mood mood) {
    return new PickySqs(sqs, mood, false);
  }

  static PickySqs blaming(SqsClient sqs, Mood mood) {
    return new PickySqs(sqs, mood, true);
  }

  int calls() {
    return calls.get();
  }

  int attempts(UUID moc) {
    return attempts.getOrDefault(moc, 0);
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    calls.incrementAndGet();
    Map<Boolean, List<SendMessageBatchRequestEntry>> entries =
        request.entries().stream().collect(Collectors.partitioningBy(this::takes));
    List<SendMessageBatchRequestEntry> taken = entries.getOrDefault(true, List.of());
    SendMessageBatchResponse.Builder answer =
        taken.isEmpty()
            ? SendMessageBatchResponse.builder().successful(List.of())
            : sqs.sendMessageBatch(request.toBuilder().entries(taken).build()).toBuilder();
    return answer.failed(failures(entries.getOrDefault(false, List.of()).stream())).build();
  }

  private List<BatchResultErrorEntry> failures(Stream<SendMessageBatchRequestEntry> entries) {
    return entries
        .map(entry ->
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .code("InternalError")
                .message("try again")
                .senderFault(senderFault)
                .build())
        .toList();
  }

  private boolean takes(SendMessageBatchRequestEntry entry) {
    UUID moc = CleanupMessage.fromJson(entry.messageBody()).mocId().value();
    return mood.takes(moc, attempts.merge(moc, 1, Integer::sum));
  }

  @Override
  public String serviceName() {
    return sqs.serviceName();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
