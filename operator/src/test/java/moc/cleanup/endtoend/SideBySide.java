package moc.cleanup.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;

/// Copies of one function, each of which handles one event at a time, as Lambda's do.
record SideBySide(BlockingQueue<LambdaFunction> idle) implements LambdaFunction {

  static SideBySide of(List<? extends LambdaFunction> copies) {
    return new SideBySide(new ArrayBlockingQueue<>(copies.size(), false, copies));
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    LambdaFunction copy = takeIdle();
    try {
      return copy.invoke(eventJson, timeLimit);
    } finally {
      idle.add(copy);
    }
  }

  private LambdaFunction takeIdle() {
    try {
      return idle.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("Interrupted while all copies were busy", interrupted);
    }
  }
}
