package moc.cleanup.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import moc.cleanup.testbed.LocalAws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class MetricsRecorderTest {

  private final MetricsRecorder recorder = MetricsRecorder.start();
  private final CloudWatchClient cloudWatch = LocalAws.cloudWatch(recorder.endpoint());

  @AfterEach
  void close() {
    cloudWatch.close();
    recorder.close();
  }

  @Test
  void addsUpWhatWasSentOneByOne() {
    put(datum("ItemsProcessed").value(2.0).build());
    put(datum("ItemsProcessed").value(3.0).build(), datum("ItemsFailed").value(1.0).build());

    assertThat(recorder.sum("ItemsProcessed")).isEqualTo(5);
    assertThat(recorder.sum("ItemsFailed")).isEqualTo(1);
    assertThat(recorder.calls()).isEqualTo(2);
    assertThat(recorder.names()).containsExactlyInAnyOrder("ItemsProcessed", "ItemsFailed");
  }

  @Test
  void spreadsOutValuesAndCounts() {
    put(datum("Duration").values(12.5, 40.0).counts(2.0, 1.0).build());

    assertThat(recorder.values("Duration")).containsExactly(12.5, 12.5, 40.0);
    assertThat(recorder.sum("Duration")).isEqualTo(65);
  }

  @Test
  void knowsNamespaceDimensionsAndUnit() {
    put(
        datum("Duration")
            .dimensions(Dimension.builder().name("Stage").value("test").build())
            .unit("Milliseconds")
            .value(1.0)
            .build());

    assertThat(recorder.namespaces()).containsExactly("MocCleanup");
    assertThat(recorder.dimensions("Duration")).containsExactly(Map.of("Stage", "test"));
    assertThat(recorder.recorded("Duration").getFirst().unit()).isEqualTo("Milliseconds");
  }

  @Test
  void readsBodiesThatTheSdkCompressed() {
    put(Collections.nCopies(1000, datum("ItemsProcessed").value(1.0).build()));

    assertThat(recorder.sum("ItemsProcessed")).isEqualTo(1000);
  }

  @Test
  void refusesWhatCloudWatchRefuses() {
    assertThatThrownBy(() -> put(datum("Duration").value(Double.NaN).build()))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("must be a number");
    assertThat(recorder.calls()).isZero();
  }

  @Test
  void failsUntilItRecovers() {
    recorder.failWith(400);

    assertThatThrownBy(() -> put(datum("ItemsProcessed").value(1.0).build()))
        .isInstanceOf(CloudWatchException.class);

    recorder.recover();
    put(datum("ItemsProcessed").value(1.0).build());
    assertThat(recorder.sum("ItemsProcessed")).isEqualTo(1);
  }

  @Test
  void hangsUntilItRecovers() {
    recorder.hang();

    assertThatThrownBy(() ->
            cloudWatch.putMetricData(request ->
                request
                    .namespace("MocCleanup")
                    .metricData(datum("ItemsProcessed").value(1.0).build())
                    .overrideConfiguration(call -> call.apiCallTimeout(Duration.ofMillis(300)))))
        .isInstanceOf(ApiCallTimeoutException.class);

    recorder.recover();
    put(datum("ItemsFailed").value(1.0).build());
    assertThat(recorder.sum("ItemsFailed")).isEqualTo(1);
  }

  private void put(MetricDatum... data) {
    put(List.of(data));
  }

  private void put(List<MetricDatum> data) {
    cloudWatch.putMetricData(request -> request.namespace("MocCleanup").metricData(data));
  }

  private static MetricDatum.Builder datum(String name) {
    return MetricDatum.builder().metricName(name);
  }
}
