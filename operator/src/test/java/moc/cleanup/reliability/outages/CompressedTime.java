package moc.cleanup.reliability.outages;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/// Lets an hour of invisibility pass in three seconds, and remembers what was asked for.
final class CompressedTime implements ExecutionInterceptor {

  private static final int COMPRESSION = 1200;

  private final Queue<Duration> askedFor = new ConcurrentLinkedQueue<>();

  /// In the order in which they were asked for.
  List<Duration> askedFor() {
    return List.copyOf(askedFor);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof ChangeMessageVisibilityBatchRequest request)) {
      return context.request();
    }
    return request.toBuilder()
        .entries(request.entries().stream().map(this::compress).toList())
        .build();
  }

  private ChangeMessageVisibilityBatchRequestEntry compress(
      ChangeMessageVisibilityBatchRequestEntry entry) {
    askedFor.add(Duration.ofSeconds(entry.visibilityTimeout()));
    return entry.toBuilder().visibilityTimeout(entry.visibilityTimeout() / COMPRESSION).build();
  }
}
