package moc.cleanup.reliability.crash;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import moc.cleanup.testbed.fault.Step;
import moc.cleanup.testbed.fault.StepKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// After each of these cases nothing is lost and nothing is wrongly deleted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixTest {

  private final CrashLanes lanes = CrashLanes.open();
  private final List<CrashMatrix> matrices = new ArrayList<>();

  @BeforeAll
  void recordSteps() {
    record(WorkerScenario.values());
    record(SchedulerScenario.values());
  }

  private void record(Scenario... scenarios) {
    Set<String> known = new HashSet<>();
    for (Scenario scenario : scenarios) {
      CrashMatrix matrix = CrashMatrix.record(scenario, lanes.any(), known);
      matrices.add(matrix);
      matrix.steps().stream().map(Step::name).forEach(known::add);
    }
  }

  @AfterAll
  void close() {
    matrices.forEach(System.out::println);
    lanes.close();
  }

  @TestFactory
  Stream<DynamicContainer> everyStepMeetsEveryFault() {
    return matrices.stream()
        .map(matrix ->
            DynamicContainer.dynamicContainer(
                matrix.toString(), matrix.cases().stream().map(this::test).toList()));
  }

  /// A recorder that sees nothing would make an empty matrix of which every case passes.
  @Test
  void theRecordingsSeeEveryKindOfStep() {
    assertThat(steps(WorkerScenario.ONE_MOC)).extracting(Step::kind).contains(StepKind.values());
    assertThat(steps(WorkerScenario.ONE_MOC))
        .extracting(Step::name)
        .contains("connect", "COMMIT", "DeleteObjects", "PutMetricData", "answer");
    assertThat(steps(SchedulerScenario.EVERY_LANE))
        .extracting(Step::kind)
        .contains(StepKind.values());
    assertThat(steps(SchedulerScenario.EVERY_LANE))
        .extracting(Step::name)
        .contains("connect", "COMMIT", "SendMessageBatch", "PutMetricData", "answer");
  }

  private List<Step> steps(Scenario scenario) {
    return matrices.stream()
        .filter(matrix -> matrix.scenario().equals(scenario))
        .findFirst()
        .orElseThrow()
        .steps();
  }

  private DynamicTest test(CrashCase one) {
    Future<?> result = lanes.submit(one);
    return DynamicTest.dynamicTest(one.toString(), () -> await(result));
  }

  private static void await(Future<?> result) throws Throwable {
    try {
      result.get();
    } catch (ExecutionException failure) {
      throw requireNonNull(failure.getCause());
    }
  }
}
