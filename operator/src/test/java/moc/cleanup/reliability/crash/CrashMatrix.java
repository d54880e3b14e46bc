package moc.cleanup.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import moc.cleanup.testbed.fault.Fault;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.Steps;

/// Every step of a scenario, each with the faults that it can meet.
///
/// @param steps those that come every time
/// @param known names of steps that met every fault in another scenario
record CrashMatrix(Scenario scenario, List<Step> steps, Set<String> known) {

  /// A transaction that lost against another one comes again, and does so only now and then.
  private static final int RECORDINGS = 3;

  CrashMatrix {
    steps = List.copyOf(steps);
    known = Set.copyOf(known);
  }

  /// Finds the steps by looking on while nothing more goes wrong.
  static CrashMatrix record(Scenario scenario, CrashSite site, Set<String> known) {
    List<Step> steps = new ArrayList<>(recordOnce(scenario, site));
    for (int i = 1; i < RECORDINGS; i++) {
      steps.retainAll(recordOnce(scenario, site));
    }
    return new CrashMatrix(scenario, steps, known);
  }

  private static List<Step> recordOnce(Scenario scenario, CrashSite site) {
    Steps steps = Steps.disturbed(scenario.preceding());
    scenario.play(site, steps);
    assertThat(steps.allFaultsMet()).as("preceding faults of %s met", scenario).isTrue();
    List<Step> taken = steps.taken();
    int last = scenario.preceding().keySet().stream().mapToInt(taken::indexOf).max().orElse(-1);
    return taken.stream().skip(last + 1).filter(scenario::hasEveryTime).toList();
  }

  List<CrashCase> cases() {
    return IntStream.range(0, steps.size())
        .boxed()
        .flatMap(i ->
            faultsOf(steps.get(i)).stream()
                .map(fault -> new CrashCase(scenario, i + 1, steps.get(i), fault)))
        .toList();
  }

  private List<Fault> faultsOf(Step step) {
    return known.contains(step.name())
        ? Faults.thatDependOnTheRest(step)
        : Faults.thatCanMeet(step);
  }

  @Override
  public String toString() {
    return "%s: %d steps, %d cases".formatted(scenario, steps.size(), cases().size());
  }
}
