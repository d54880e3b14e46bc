package moc.cleanup.reliability.crash;

import java.util.HashMap;
import java.util.Map;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.Steps;

/// A step of a scenario and the fault that it meets.
///
/// @param number of the step, in the order in which it was recorded
record CrashCase(Scenario scenario, int number, Step step, Fault fault) {

  private static final int MOST_TRIES = 3;

  /// Plays the scenario; again, if this time the step did not come.
  ///
  /// @throws AssertionError also when it never came
  void play(CrashSite site) {
    Map<Step, Fault> faults = new HashMap<>(scenario.preceding());
    faults.put(step, fault);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Steps steps = Steps.disturbed(faults);
      scenario.play(site, steps);
      if (steps.allFaultsMet()) {
        return;
      }
    }
    throw new AssertionError("the step did not come in %d tries".formatted(MOST_TRIES));
  }

  @Override
  public String toString() {
    return "%d. %s: %s".formatted(number, step, fault);
  }
}
