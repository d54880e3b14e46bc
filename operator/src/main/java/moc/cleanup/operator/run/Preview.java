package moc.cleanup.operator.run;

import java.time.Duration;
import java.util.List;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import org.jspecify.annotations.Nullable;

/// What a run would do now.
///
/// @param due MOCs that a run could take
/// @param wouldEnqueue MOCs that one run would take
/// @param owed of these, MOCs whose rows are gone and whose objects are owed
/// @param firstMocIds the first of them, in their order
/// @param guard why the guard would stop the run; null when it would not
record Preview(
    long due, int wouldEnqueue, int owed, List<String> firstMocIds, @Nullable String guard) {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

  static Preview of(Workplace workplace) {
    RunSummary summary = workplace.pipeline().scheduleDryRun(TIME_LIMIT);
    return new Preview(
        summary.found(), summary.wouldEnqueue(), summary.owed(), summary.mocIds(), summary.guard());
  }

  void tell(Narrator narrator) {
    narrator.say(
        0,
        "A run would enqueue %,d of %,d due MOCs; %,d of them only owe objects."
            .formatted(wouldEnqueue, due, owed));
    firstMocIds.forEach(id -> narrator.say("  " + id));
    if (wouldEnqueue > firstMocIds.size()) {
      narrator.say("  and %,d more".formatted(wouldEnqueue - firstMocIds.size()));
    }
    if (guard != null) {
      narrator.marked(narrator.warning(), "The guard would stop the run: %s.".formatted(guard));
    }
    narrator.say("Nothing was changed.");
  }
}
