package moc.cleanup.operator.doctor;

import java.util.List;
import moc.cleanup.hold.Hold;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.hold.HoldInForce;
import org.jdbi.v3.core.Jdbi;

/// What is held: nobody should wonder why nothing goes.
record HoldChecks(Jdbi jdbi) implements Checks {

  private static final int MOST_TOLD = 10;

  @Override
  public void run(Findings findings) {
    List<Hold> holds = new Holds(jdbi).inForce();
    if (holds.isEmpty()) {
      findings.fine("No hold is in force.");
    }
    holds.stream()
        .filter(hold -> hold.target() instanceof HoldTarget.All)
        .findFirst()
        .ifPresent(hold ->
            findings.warn(
                "Paused, nothing is deleted: " + HoldInForce.of(hold).inWords() + ".",
                "When its reason is gone: moc-cleanup resume"));
    List<Hold> others =
        holds.stream().filter(hold -> !(hold.target() instanceof HoldTarget.All)).toList();
    others.stream()
        .limit(MOST_TOLD)
        .forEach(hold -> findings.note("Held: " + HoldInForce.of(hold).inWords() + "."));
    if (others.size() > MOST_TOLD) {
      findings.note(
          "And %,d holds more; see: moc-cleanup hold list".formatted(others.size() - MOST_TOLD));
    }
  }
}
