package moc.cleanup.infra;

import java.util.Map;
import java.util.regex.Pattern;

/// As much of CloudWatch's metric math as our alarms use, on one number per metric. Like CloudWatch,
/// it evaluates both branches of an `IF`; what is divided by zero is no number.
final class MetricMath {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String text;
  private final Map<String, Double> metrics;
  private int position;

  private MetricMath(String text, Map<String, Double> metrics) {
    this.text = text;
    this.metrics = metrics;
  }

  static double evaluate(String expression, Map<String, Double> metrics) {
    MetricMath math = new MetricMath(BLANKS.matcher(expression).replaceAll(""), metrics);
    double value = math.comparison();
    if (math.position < math.text.length()) {
      throw new IllegalArgumentException(expression + " ends at " + math.position);
    }
    return value;
  }

  private double comparison() {
    double left = sum();
    return take('>') ? (left > sum() ? 1 : 0) : left;
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
      default -> metrics.containsKey(word) ? metrics.get(word) : Double.parseDouble(word);
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
    return condition != 0 ? yes : no;
  }

  private double filled() {
    expect('(');
    double value = comparison();
    expect(',');
    comparison();
    expect(')');
    return value;
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
