package moc.cleanup.reliability.histories.stage;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// The scheduler's way to the queue.
record TroubledSqs(SqsClient sqs, AwsCalls calls) implements SqsClient {

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return calls.make(() -> sqs.sendMessageBatch(request), () -> sendHalf(request));
  }

  /// A 200 that says of the other half, the larger one, that it failed.
  private SendMessageBatchResponse sendHalf(SendMessageBatchRequest request) {
    List<SendMessageBatchRequestEntry> messages = request.entries();
    int half = messages.size() / 2;
    List<BatchResultErrorEntry> failed =
        messages.subList(half, messages.size()).stream()
            .map(message ->
                BatchResultErrorEntry.builder()
                    .id(message.id())
                    .code("InternalError")
                    .senderFault(false)
                    .build())
            .toList();
    if (half == 0) {
      return SendMessageBatchResponse.builder().failed(failed).build();
    }
    SendMessageBatchRequest smaller =
        request.toBuilder().entries(messages.subList(0, half)).build();
    return sqs.sendMessageBatch(smaller).toBuilder().failed(failed).build();
  }

  @Override
  public String serviceName() {
    return sqs.serviceName();
  }

  /// The client is the sandbox's.
  @Override
  public void close() {}
}
