package moc.cleanup.operator.hold;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.List;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.terminal.Narrator;

/// What was lifted, and what is still in force.
///
/// @param lifted how many holds; 0 when none was in force on it
/// @param stillInForce all others
record Lifted(
    String scope, String subject, int lifted, String liftedBy, List<HoldInForce> stillInForce) {

  Lifted {
    stillInForce = List.copyOf(stillInForce);
  }

  static Lifted lift(Holds holds, HoldTarget target, String by) {
    int lifted = holds.lift(target, by);
    return new Lifted(
        target.scope(),
        target.subject(),
        lifted,
        by,
        holds.inForce().stream().map(HoldInForce::of).toList());
  }

  void tell(Narrator narrator) {
    String target = HoldInForce.target(scope, subject);
    narrator.marked(
        lifted > 0 ? narrator.mark(true) : narrator.warning(),
        lifted > 0
            ? "%s on %s lifted.".formatted(count(lifted, "hold", "holds"), target)
            : "No hold was in force on %s; nothing was lifted.".formatted(target));
    if (!stillInForce.isEmpty()) {
      narrator.say("Still in force:");
      stillInForce.forEach(hold -> narrator.say(2, hold.inWords()));
    }
  }
}
