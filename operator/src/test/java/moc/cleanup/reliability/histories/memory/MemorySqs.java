package moc.cleanup.reliability.histories.memory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import moc.cleanup.testbed.Sandbox;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/// The two queues of a sandbox.
public final class MemorySqs implements SqsClient {

  private static final int MOST_RECEIVES = 3;

  private final String arn;
  private final MemoryQueue deadLetters = MemoryQueue.ofDeadLetters();
  private final MemoryQueue queue = MemoryQueue.before(deadLetters, MOST_RECEIVES);
  private final Map<String, MemoryQueue> byUrl;
  private long moveTasks;

  /// Both empty.
  ///
  /// @param sandbox whose queues have the same names, and are not used
  public MemorySqs(Sandbox sandbox) {
    arn = sandbox.queueArn();
    byUrl = Map.of(sandbox.queueUrl(), queue, sandbox.deadLetterQueueUrl(), deadLetters);
  }

  private MemoryQueue at(String url) {
    return requireNonNull(byUrl.get(url), url);
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    at(request.queueUrl()).send(request.messageBody());
    return SendMessageResponse.builder().build();
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    request.entries().forEach(entry -> at(request.queueUrl()).send(entry.messageBody()));
    return SendMessageBatchResponse.builder()
        .successful(
            request.entries().stream()
                .map(entry -> SendMessageBatchResultEntry.builder().id(entry.id()).build())
                .toList())
        .build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return ReceiveMessageResponse.builder()
        .messages(at(request.queueUrl()).receive(request.maxNumberOfMessages()))
        .build();
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    request.entries().forEach(entry -> at(request.queueUrl()).delete(entry.receiptHandle()));
    return DeleteMessageBatchResponse.builder().failed(List.<BatchResultErrorEntry>of()).build();
  }

  /// Time passes at once or never: what is to be shown later stays hidden.
  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    request.entries().stream()
        .filter(entry -> entry.visibilityTimeout() == 0)
        .map(ChangeMessageVisibilityBatchRequestEntry::receiptHandle)
        .forEach(at(request.queueUrl())::show);
    return ChangeMessageVisibilityBatchResponse.builder().build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    MemoryQueue asked = at(request.queueUrl());
    return GetQueueAttributesResponse.builder()
        .attributes(
            Map.of(
                QueueAttributeName.QUEUE_ARN,
                arn,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                Integer.toString(asked.visible()),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                Integer.toString(asked.hidden()),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                "0"))
        .build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    at(request.queueUrl()).purge();
    return PurgeQueueResponse.builder().build();
  }

  /// From the dead-letter queue to the other one, all at once.
  @Override
  public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
    deadLetters.takeBodies().forEach(queue::send);
    moveTasks++;
    return StartMessageMoveTaskResponse.builder().build();
  }

  @Override
  public ListMessageMoveTasksResponse listMessageMoveTasks(ListMessageMoveTasksRequest request) {
    return ListMessageMoveTasksResponse.builder()
        .results(
            ListMessageMoveTasksResultEntry.builder()
                .status("COMPLETED")
                .startedTimestamp(moveTasks)
                .build())
        .build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
