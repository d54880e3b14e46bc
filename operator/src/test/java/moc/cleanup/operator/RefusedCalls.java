package moc.cleanup.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.ProcessBoundary;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.StepKind;
import moc.cleanup.testbed.fault.Steps;

/// A way to AWS on which some calls are refused.
public final class RefusedCalls {

  private static final int FORBIDDEN = 403;

  private RefusedCalls() {}

  /// Refuses this operation from one of its calls to another, counted from 1.
  public static ProcessBoundary to(Sandbox sandbox, String operation, int first, int last) {
    Map<Step, Fault> faults = new HashMap<>();
    IntStream.rangeClosed(first, last)
        .forEach(call ->
            faults.put(
                new Step(StepKind.AWS_CALL, operation, call),
                new Fault.AwsError(FORBIDDEN, Fault.Attempts.ALL)));
    return ProcessBoundary.of(sandbox, Steps.disturbed(faults));
  }
}
