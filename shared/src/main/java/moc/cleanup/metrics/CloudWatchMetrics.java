package moc.cleanup.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import moc.cleanup.database.ConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/// Sends an invocation's measurements to CloudWatch in one call.
public final class CloudWatchMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(CloudWatchMetrics.class);

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
  private static final int DISTINCT_VALUES_LIMIT = 150;

  /// Metrics are worth no more of an invocation's time than this.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CloudWatchClient cloudWatch;
  private final MetricsConfig config;
  private final ConnectionPool connections;

  /// @param connections must all be given back while CloudWatch is called
  public CloudWatchMetrics(
      CloudWatchClient cloudWatch, MetricsConfig config, ConnectionPool connections) {
    this.cloudWatch = cloudWatch;
    this.config = config;
    this.connections = connections;
  }

  /// Sends them, two seconds at most. A failure is a warning and nothing more: what was deleted is
  /// deleted, and the ledger has the account of it.
  public void publish(Measurements measurements) {
    connections.requireNoneHeld("PutMetricData");
    try {
      cloudWatch.putMetricData(request(measurements));
    } catch (SdkException e) {
      LOG.warn("Metrics of this invocation are lost, nothing else: {}", e.getMessage());
    }
  }

  private PutMetricDataRequest request(Measurements measurements) {
    List<MetricDatum> data = Stream.concat(sums(measurements), durations(measurements)).toList();
    return PutMetricDataRequest.builder()
        .namespace(config.namespace())
        .metricData(data)
        .overrideConfiguration(
            settings -> settings.apiCallTimeout(PATIENCE).apiCallAttemptTimeout(PATIENCE))
        .build();
  }

  private Stream<MetricDatum> sums(Measurements measurements) {
    return measurements.values().entrySet().stream()
        .map(entry -> datum(entry.getKey()).value(entry.getValue()).build());
  }

  private Stream<MetricDatum> durations(Measurements measurements) {
    return measurements.durations().entrySet().stream()
        .gather(Gatherers.windowFixed(DISTINCT_VALUES_LIMIT))
        .map(window ->
            datum(Metric.DURATION)
                .values(numbers(window, entry -> entry.getKey().doubleValue()))
                .counts(numbers(window, entry -> entry.getValue().doubleValue()))
                .build());
  }

  private static List<Double> numbers(
      List<Map.Entry<Long, Integer>> window, Function<Map.Entry<Long, Integer>, Double> number) {
    return window.stream().map(number).toList();
  }

  private MetricDatum.Builder datum(Metric metric) {
    return MetricDatum.builder()
        .metricName(metric.cloudWatchName())
        .unit(
            switch (metric.unit()) {
              case COUNT -> StandardUnit.COUNT;
              case MILLISECONDS -> StandardUnit.MILLISECONDS;
              case HOURS -> StandardUnit.NONE;
            })
        .dimensions(Dimension.builder().name("Stage").value(config.stage()).build());
  }
}
