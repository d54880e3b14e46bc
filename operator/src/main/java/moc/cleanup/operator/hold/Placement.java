package moc.cleanup.operator.hold;

import static moc.cleanup.operator.terminal.InWords.count;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import moc.cleanup.hold.Hold;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.hold.PlacedHold;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;

/// Places a hold for a person, who hears of it as soon as it is in force.
record Placement(Holds holds, OutputOptions output) {

  /// @param lift the command that lifts it
  void place(HoldTarget target, String reason, String by, String lift) {
    AtomicReference<@Nullable Hold> inForce = new AtomicReference<>();
    PlacedHold placed;
    try (var _ = output.interruption().onRequest(() -> tellThatItStays(inForce.get()))) {
      placed =
          holds.place(
              target,
              reason,
              by,
              hold -> {
                inForce.set(hold);
                tellOfWait(hold);
              });
    }
    output.answer(Answer.of(placed), narrator -> tell(narrator, placed, lift));
  }

  private void tellOfWait(Hold hold) {
    output
        .narrator()
        .say(
            "Hold %d is in force. Waiting for what workers had begun, a minute or two at most."
                .formatted(hold.id()));
  }

  private void tellThatItStays(@Nullable Hold hold) {
    if (hold != null) {
      output
          .terminal()
          .complain(
              "hold %d is in force and stays; what workers had begun may go on"
                  .formatted(hold.id()));
    }
  }

  private static void tell(Narrator narrator, PlacedHold placed, String lift) {
    HoldTarget target = placed.hold().target();
    String safe = target instanceof HoldTarget.All ? "nothing" : "nothing of " + inWords(target);
    narrator.marked(narrator.mark(true), "It holds: from now on %s is deleted.".formatted(safe));
    if (placed.mocsGone() > 0) {
      narrator.say(
          2,
          "It came too late for %s, whose rows are gone, and for %s of theirs."
              .formatted(
                  count(placed.mocsGone(), "MOC", "MOCs"),
                  count(placed.objectsGone(), "object", "objects")));
    }
    if (placed.objectsSaved() > 0) {
      narrator.say(
          2,
          "%s of theirs that were still to go stay while it is in force."
              .formatted(count(placed.objectsSaved(), "object", "objects")));
    }
    narrator.say(2, "To lift it: " + lift);
  }

  static String inWords(HoldTarget target) {
    return target.subject().isEmpty() ? "everything" : target.scope() + " " + target.subject();
  }

  /// A placed hold, for machines.
  ///
  /// @param mocsGone MOCs that it came too late for
  /// @param objectsGone objects of theirs that are gone
  /// @param objectsSaved objects of theirs that stay
  private record Answer(
      long id,
      String scope,
      String subject,
      String reason,
      String placedBy,
      Instant placedAt,
      long mocsGone,
      long objectsGone,
      long objectsSaved) {

    static Answer of(PlacedHold placed) {
      Hold hold = placed.hold();
      return new Answer(
          hold.id(),
          hold.target().scope(),
          hold.target().subject(),
          hold.reason(),
          hold.placedBy(),
          hold.placedAt(),
          placed.mocsGone(),
          placed.objectsGone(),
          placed.objectsSaved());
    }
  }
}
