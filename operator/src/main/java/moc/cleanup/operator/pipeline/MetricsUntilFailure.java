package moc.cleanup.operator.pipeline;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/// CloudWatch until it fails once, and nothing from then on: somebody without CloudWatch gets one
/// warning and waits once, not with every batch. The scheduler's metrics come first, so that workers
/// side by side never find out together.
public final class MetricsUntilFailure implements CloudWatchClient {

  private final CloudWatchClient cloudWatch;
  private volatile boolean failed;

  public MetricsUntilFailure(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    if (failed) {
      return PutMetricDataResponse.builder().build();
    }
    try {
      return cloudWatch.putMetricData(request);
    } catch (SdkException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public String serviceName() {
    return cloudWatch.serviceName();
  }

  @Override
  public void close() {
    cloudWatch.close();
  }
}
