package moc.cleanup.operator.bench.report;

import java.util.Arrays;
import java.util.Locale;

/// What several repetitions gave.
public record Figure(double median, double lowest, double highest) {

  /// Below this, a third digit behind the point says more than noise.
  private static final double SMALL = 10;

  private static final double LARGE = 100;

  public static Figure of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Figure(median, sorted[0], sorted[sorted.length - 1]);
  }

  /// The median in as many digits as mean something.
  public String text() {
    return text(median);
  }

  /// Lowest and highest.
  public String spread() {
    return text(lowest) + "–" + text(highest);
  }

  public static String text(double value) {
    String pattern = value < SMALL ? "%.2f" : value < LARGE ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
