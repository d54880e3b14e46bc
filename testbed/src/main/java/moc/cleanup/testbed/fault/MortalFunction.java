package moc.cleanup.testbed.fault;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;

/// A function whose process can be killed. Its answer is a step, the last one; and when the process
/// dies, the invocation fails at once, whatever the function's code still tries.
record MortalFunction(LambdaFunction function, Steps steps) implements LambdaFunction {

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    FutureTask<String> invocation = new FutureTask<>(() -> function.invoke(eventJson, timeLimit));
    Thread thread = Thread.ofVirtual().unstarted(invocation);
    steps.atDeath(thread::interrupt);
    thread.start();
    try {
      return answer(invocation.get());
    } catch (ExecutionException failure) {
      throw steps.isDead() ? killed() : failed(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while the function ran", interrupted);
    }
  }

  private String answer(String answer) {
    try {
      if (steps.take(StepKind.ANSWER, "answer").isPresent()) {
        steps.kill();
        throw killed();
      }
      return answer;
    } catch (KilledException dead) {
      throw killed();
    }
  }

  private static LambdaFailedException killed() {
    return new LambdaFailedException("the process was killed");
  }

  private static LambdaFailedException failed(ExecutionException failure) {
    return failure.getCause() instanceof LambdaFailedException known
        ? known
        : new LambdaFailedException("the function threw", failure.getCause());
  }
}
