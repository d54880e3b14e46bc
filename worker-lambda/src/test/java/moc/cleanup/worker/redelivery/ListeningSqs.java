package moc.cleanup.worker.redelivery;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/// Puts off whatever it is asked to, unless it is told otherwise. A real queue would take no receipt
/// handle but that of a receive of its own.
public final class ListeningSqs implements SqsClient {

  private final ConcurrentLinkedQueue<ChangeMessageVisibilityBatchRequest> requests =
      new ConcurrentLinkedQueue<>();
  private volatile Function<
          ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>
      answer = _ -> ChangeMessageVisibilityBatchResponse.builder().build();

  void answer(
      Function<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse> other) {
    answer = other;
  }

  public List<ChangeMessageVisibilityBatchRequest> requests() {
    return List.copyOf(requests);
  }

  public Stream<ChangeMessageVisibilityBatchRequestEntry> entries() {
    return requests.stream().flatMap(request -> request.entries().stream());
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    requests.add(request);
    return answer.apply(request);
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
