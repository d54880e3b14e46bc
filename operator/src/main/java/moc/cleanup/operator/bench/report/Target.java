package moc.cleanup.operator.bench.report;

/// What was to be reached, and what was measured.
///
/// @param wanted such as `≤ 1.70`
/// @param measured in the same unit
public record Target(String what, String wanted, String measured, boolean met) {

  public static Target atMost(String what, double most, double measured) {
    return new Target(what, "≤ " + Figure.text(most), Figure.text(measured), measured <= most);
  }

  public static Target atLeast(String what, double least, double measured) {
    return new Target(what, "≥ " + Figure.text(least), Figure.text(measured), measured >= least);
  }
}
