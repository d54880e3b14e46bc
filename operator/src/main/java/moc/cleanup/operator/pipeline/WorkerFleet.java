package moc.cleanup.operator.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import moc.cleanup.config.Variables;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.worker.WorkerClients;
import moc.cleanup.worker.WorkerHandler;

/// Workers as Lambda runs them: each handles one invocation at a time and has connections of its own.
final class WorkerFleet implements LambdaFunction, AutoCloseable {

  private final List<WorkerHandler> workers;
  private final BlockingQueue<WorkerHandler> idle;

  WorkerFleet(int size, Map<String, String> variables, WorkerClients clients) {
    this.workers =
        Stream.generate(() -> new WorkerHandler(new Variables(variables), clients))
            .limit(size)
            .toList();
    this.idle = new ArrayBlockingQueue<>(size, false, workers);
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    WorkerHandler worker = takeIdle();
    try {
      return new LocalLambda("worker", worker).invoke(eventJson, timeLimit);
    } finally {
      idle.add(worker);
    }
  }

  private WorkerHandler takeIdle() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while waiting for an idle worker", e);
    }
  }

  @Override
  public void close() {
    workers.forEach(WorkerHandler::close);
  }
}
