package moc.cleanup.operator.demo;

import java.util.List;
import moc.cleanup.operator.demo.verification.Check;
import moc.cleanup.operator.terminal.Narrator;

/// Tells the verdict: a line per check, and below them the ids of what does not agree.
record VerdictTable(Narrator narrator) {

  private static final int MOST_IDS = 5;

  void tell(List<Check> checks) {
    narrator.say(narrator.faint("    %-34s %9s %9s".formatted("", "expected", "found")));
    for (Check check : checks) {
      narrator.say(
          "  %s %-34s %,9d %,9d"
              .formatted(
                  narrator.mark(check.agrees()),
                  check.what(),
                  check.expected().size(),
                  check.found().size()));
    }
    checks.stream().filter(check -> !check.agrees()).forEach(this::tellDifference);
  }

  private void tellDifference(Check check) {
    tellDifference(check.what().strip() + ", expected and not found", check.missing());
    tellDifference(check.what().strip() + ", found and not expected", check.unexpected());
  }

  private void tellDifference(String what, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    narrator.say("%s %s: %d".formatted(narrator.mark(false), what, ids.size()));
    ids.stream().limit(MOST_IDS).forEach(id -> narrator.say("    " + id));
    if (ids.size() > MOST_IDS) {
      narrator.say("    and %d more; all of them with --json".formatted(ids.size() - MOST_IDS));
    }
  }
}
