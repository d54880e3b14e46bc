package moc.cleanup.testbed.metrics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One datum of a PutMetricData call: `counts[i]` times the value `values[i]`.
public record RecordedMetric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    String unit,
    List<Double> values,
    List<Double> counts) {

  public RecordedMetric {
    dimensions = Map.copyOf(dimensions);
    values = List.copyOf(values);
    counts = List.copyOf(counts);
    if (values.size() != counts.size()) {
      throw new IllegalArgumentException(
          "%s has %d values and %d counts".formatted(name, values.size(), counts.size()));
    }
  }

  public double sum() {
    return IntStream.range(0, values.size()).mapToDouble(i -> values.get(i) * counts.get(i)).sum();
  }

  /// Every single value, as often as it was counted.
  public List<Double> expanded() {
    return IntStream.range(0, values.size()).boxed().flatMap(this::repeated).toList();
  }

  private Stream<Double> repeated(int index) {
    return Collections.nCopies(counts.get(index).intValue(), values.get(index)).stream();
  }
}
