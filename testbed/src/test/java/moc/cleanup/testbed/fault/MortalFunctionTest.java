package moc.cleanup.testbed.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;
import org.junit.jupiter.api.Test;

class MortalFunctionTest {

  private static final Step ANSWER = new Step(StepKind.ANSWER, "answer", 1);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  @Test
  void theAnswerIsTheLastStep() {
    Steps steps = Steps.undisturbed();

    assertThat(invoke((event, _) -> event + "!", steps)).isEqualTo("event!");
    assertThat(steps.taken()).containsExactly(ANSWER);
  }

  @Test
  void killedBeforeItsAnswerTheFunctionHasDoneItsWorkAndFails() {
    Steps steps = Steps.disturbed(Map.of(ANSWER, new Fault.Killed(Fault.Moment.BEFORE)));
    CountDownLatch work = new CountDownLatch(1);

    assertThatThrownBy(() ->
            invoke(
                (event, _) -> {
                  work.countDown();
                  return event;
                },
                steps))
        .isInstanceOf(LambdaFailedException.class);
    assertThat(work.getCount()).isZero();
    assertThat(steps.allFaultsMet()).isTrue();
  }

  @Test
  void aKilledProcessIsNotWaitedForAndItsAnswerIsNotSeen() {
    Steps steps = Steps.undisturbed();
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(() ->
            invoke(
                (event, _) -> {
                  steps.kill();
                  await(never);
                  return event;
                },
                steps))
        .isInstanceOf(LambdaFailedException.class)
        .hasMessageContaining("killed");
    assertThat(steps.taken()).isEmpty();
  }

  @Test
  void whatTheFunctionThrowsIsThrown() {
    LambdaFailedException failure = new LambdaFailedException("it is the function's");

    assertThatThrownBy(() ->
            invoke(
                (_, _) -> {
                  throw failure;
                },
                Steps.undisturbed()))
        .isSameAs(failure);
  }

  private static String invoke(LambdaFunction function, Steps steps) {
    return new MortalFunction(function, steps).invoke("event", TIME_LIMIT);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
