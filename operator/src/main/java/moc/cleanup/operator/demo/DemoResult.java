package moc.cleanup.operator.demo;

import java.time.Duration;
import java.util.List;
import moc.cleanup.operator.demo.verification.Check;
import moc.cleanup.operator.terminal.Narrator;

/// What the demo found, for machines.
///
/// @param inOrder whether everything agrees
record DemoResult(
    boolean inOrder,
    int mocs,
    long seed,
    int enqueued,
    List<DeadLettered> deadLettered,
    List<Line> checks,
    long durationMs) {

  private static final double MILLIS_PER_SECOND = 1000.0;

  DemoResult {
    deadLettered = List.copyOf(deadLettered);
    checks = List.copyOf(checks);
  }

  /// @param missing ids or keys that were expected and not found
  /// @param unexpected ids or keys that were found and not expected
  record Line(
      String what,
      int expected,
      int found,
      boolean agrees,
      List<String> missing,
      List<String> unexpected) {

    static Line of(Check check) {
      return new Line(
          check.what().strip(),
          check.expected().size(),
          check.found().size(),
          check.agrees(),
          check.missing(),
          check.unexpected());
    }
  }

  static DemoResult of(
      int mocs,
      long seed,
      int enqueued,
      List<DeadLettered> deadLettered,
      List<Check> checks,
      Duration duration) {
    return new DemoResult(
        checks.stream().allMatch(Check::agrees),
        mocs,
        seed,
        enqueued,
        deadLettered,
        checks.stream().map(Line::of).toList(),
        duration.toMillis());
  }

  void tell(Narrator narrator) {
    narrator.blankLine();
    narrator.say(
        "%s %s  %s"
            .formatted(
                narrator.mark(inOrder),
                inOrder
                    ? "All agrees, id by id and key by key."
                    : "Not all agrees; what does not is named above.",
                narrator.faint("%.1f s".formatted(durationMs / MILLIS_PER_SECOND))));
  }
}
