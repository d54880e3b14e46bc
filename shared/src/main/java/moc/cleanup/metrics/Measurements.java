package moc.cleanup.metrics;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one invocation measured. Not thread-safe: it is filled when the work is done.
public final class Measurements {

  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);
  private final SortedMap<Long, Integer> durations = new TreeMap<>();

  /// Adds to a metric that is a sum; adding zero makes it appear as zero.
  public void add(Metric metric, double amount) {
    values.merge(metric, amount, Double::sum);
  }

  /// Adds one MOC's duration to the distribution.
  public void addDuration(Duration duration) {
    durations.merge(duration.toMillis(), 1, Integer::sum);
  }

  /// The value of every metric that was added to.
  public Map<Metric, Double> values() {
    return Collections.unmodifiableMap(values);
  }

  /// How many MOCs took how many milliseconds.
  public SortedMap<Long, Integer> durations() {
    return Collections.unmodifiableSortedMap(durations);
  }
}
