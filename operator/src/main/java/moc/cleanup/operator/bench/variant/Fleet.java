package moc.cleanup.operator.bench.variant;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.cpu.PeakMemory;
import moc.cleanup.operator.bench.place.Place;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LambdaProcess;

/// Processes of the worker, of which an invocation takes whichever is idle.
record Fleet(List<LambdaProcess> workers, BlockingQueue<LambdaProcess> idle, Closing closing)
    implements LambdaFunction, AutoCloseable {

  static Fleet start(WorkerJar jar, int size, Place place) {
    return Closing.onFailure(closing -> {
      List<LambdaProcess> workers =
          Stream.generate(() -> closing.later(LambdaProcess.start(jar.function(place.variables()))))
              .limit(size)
              .toList();
      return new Fleet(workers, new ArrayBlockingQueue<>(size, false, workers), closing);
    });
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    LambdaProcess worker = takeIdle();
    try {
      return worker.invoke(eventJson, timeLimit);
    } finally {
      idle.add(worker);
    }
  }

  private LambdaProcess takeIdle() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while waiting for an idle worker", e);
    }
  }

  CpuClock clock() {
    return CpuClock.ofProcesses(pids());
  }

  long peakMemory() {
    return pids().stream().mapToLong(PeakMemory::ofProcess).max().orElseThrow();
  }

  private List<Long> pids() {
    return workers.stream().map(LambdaProcess::pid).toList();
  }

  @Override
  public void close() {
    closing.close();
  }
}
