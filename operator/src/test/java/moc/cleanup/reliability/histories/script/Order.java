package moc.cleanup.reliability.histories.script;

import moc.cleanup.reliability.histories.model.Hold;

/// What an operator does.
public sealed interface Order {

  /// What the operator thinks before, in milliseconds. Nobody waits for that time to have passed; it
  /// spreads what operators do over the time in which the machinery is at work.
  int afterMillis();

  Hold hold();

  record Place(int afterMillis, Hold hold) implements Order {}

  record Lift(int afterMillis, Hold hold) implements Order {}
}
