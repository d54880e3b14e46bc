package moc.cleanup.reliability.histories.script;

import moc.cleanup.reliability.histories.model.Hold;

/// What an operator does, at a certain moment.
public sealed interface Order {

  Cue cue();

  Hold hold();

  record Place(Cue cue, Hold hold) implements Order {}

  record Lift(Cue cue, Hold hold) implements Order {}
}
