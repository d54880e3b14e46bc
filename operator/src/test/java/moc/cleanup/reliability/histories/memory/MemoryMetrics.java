package moc.cleanup.reliability.histories.memory;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/// Metrics that nobody looks at.
public final class MemoryMetrics implements CloudWatchClient {

  @Override
  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    return PutMetricDataResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "monitoring";
  }

  @Override
  public void close() {}
}
