package moc.cleanup.scheduler.enqueueing;

import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// SQS whose answer never mentions one MOC's message, neither as taken nor as failed.
record ForgetfulSqs(SqsClient sqs, UUID moc) implements SqsClient {

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    SendMessageBatchResponse answer = sqs.sendMessageBatch(request);
    return answer.toBuilder()
        .successful(
            answer.successful().stream()
                .filter(entry -> !entry.id().equals(moc.toString()))
                .toList())
        .build();
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
