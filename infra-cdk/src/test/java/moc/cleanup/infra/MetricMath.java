package moc.cleanup.infra;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// As much of CloudWatch's metric math as our alarms use, on one number per metric or none. Like
/// CloudWatch, it evaluates both branches of an `IF`; what is divided by zero, or made of a metric
/// without data, is no number.
final class MetricMath {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String text;
  private final Set<String> known;
  private final Map<String, Double> sent;
  private int position;

  private MetricMath(String text, Set<String> known, Map<String, Double> sent) {
    this.text = text;
    this.known = known;
    this.sent = sent;
  }

  /// @param sent the known metrics that have data
  static double evaluate(String expression, Set<String> known, Map<String, Double> sent) {
    MetricMath math = new MetricMath(BLANKS.matcher(expression).replaceAll(""), known, sent);
    double value = math.comparison();
    if (math.position < math.text.length()) {
      throw new IllegalArgumentException(expression + " ends at " + math.position);
    }
    return value;
  }

  private double comparison() {
    double left = sum();
    if (!take('>')) {
      return left;
    }
    double right = sum();
    return Double.isNaN(left + right) ? Double.NaN : left > right ? 1 : 0;
  }

  private double sum() {
    double value = product();
    while (take('+')) {
      value += product();
    }
    return value;
  }

  private double product() {
    double value = operand();
    while (true) {
      if (take('*')) {
        value *= operand();
      } else if (take('/')) {
        value /= operand();
      } else {
        return value;
      }
    }
  }

  private double operand() {
    if (take('(')) {
      double value = comparison();
      expect(')');
      return value;
    }
    int start = position;
    while (position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    return switch (word) {
      case "IF" -> choice();
      case "FILL" -> filled();
      default ->
          known.contains(word) ? sent.getOrDefault(word, Double.NaN) : Double.parseDouble(word);
    };
  }

  private double choice() {
    expect('(');
    double condition = comparison();
    expect(',');
    double yes = comparison();
    expect(',');
    double no = comparison();
    expect(')');
    return Double.isNaN(condition) ? Double.NaN : condition != 0 ? yes : no;
  }

  private double filled() {
    expect('(');
    double value = comparison();
    expect(',');
    double instead = comparison();
    expect(')');
    return Double.isNaN(value) ? instead : value;
  }

  private boolean take(char wanted) {
    boolean there = position < text.length() && text.charAt(position) == wanted;
    position += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) {
    if (!take(wanted)) {
      throw new IllegalArgumentException(text + " has no " + wanted + " at " + position);
    }
  }
}
