package moc.cleanup.testbed.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Records the metrics that reach it over HTTP, and can be told to fail or to hang. This is a
/// recorder of our own and no emulation of CloudWatch: it aggregates nothing and raises no alarm.
public final class MetricsRecorder implements AutoCloseable {

  private final List<RecordedMetric> recorded = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final RecorderServer server;

  private MetricsRecorder() throws IOException {
    server = new RecorderServer(this::record);
  }

  public static MetricsRecorder start() {
    try {
      return new MetricsRecorder();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /// From now on every call is answered with this status; CloudWatch's own are 400, 500 and 503.
  public void failWith(int status) {
    server.failWith(status);
  }

  /// From now on no call is answered until `recover()`.
  public void hang() {
    server.hang();
  }

  public void recover() {
    server.recover();
  }

  /// PutMetricData calls that were recorded; not those refused, failed or left hanging.
  public int calls() {
    return calls.get();
  }

  public List<RecordedMetric> recorded() {
    return List.copyOf(recorded);
  }

  public List<RecordedMetric> recorded(String name) {
    return all(name).toList();
  }

  public double sum(String name) {
    return all(name).mapToDouble(RecordedMetric::sum).sum();
  }

  /// Every single value in the order of arrival, those sent as Values and Counts spread out.
  public List<Double> values(String name) {
    return all(name).flatMap(metric -> metric.expanded().stream()).toList();
  }

  /// The different sets of dimensions that this metric was sent with.
  public Set<Map<String, String>> dimensions(String name) {
    return all(name).map(RecordedMetric::dimensions).collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> names() {
    return recorded.stream().map(RecordedMetric::name).collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> namespaces() {
    return recorded.stream().map(RecordedMetric::namespace).collect(Collectors.toUnmodifiableSet());
  }

  public void clear() {
    recorded.clear();
    calls.set(0);
  }

  @Override
  public void close() {
    server.close();
  }

  private void record(PutMetricDataRequest request) {
    recorded.addAll(request.metrics());
    calls.incrementAndGet();
  }

  private Stream<RecordedMetric> all(String name) {
    Predicate<RecordedMetric> named = metric -> metric.name().equals(name);
    return recorded.stream().filter(named);
  }
}
