package moc.cleanup.reliability.crash;

import java.util.Map;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.Steps;

/// An invocation in certain circumstances, again and again from the beginning.
interface Scenario {

  /// Faults without which there would be no such scenario; the matrix begins after them.
  default Map<Step, Fault> preceding() {
    return Map.of();
  }

  /// Whether a step that was recorded once is sure to come again.
  default boolean hasEveryTime(Step step) {
    return true;
  }

  /// Has a new process take these steps, and then, without faults, everything go on until nothing is
  /// left to do.
  ///
  /// @throws AssertionError when something is lost or wrongly deleted
  void play(CrashSite site, Steps steps);
}
