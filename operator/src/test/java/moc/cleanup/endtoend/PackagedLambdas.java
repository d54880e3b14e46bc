package moc.cleanup.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// The jars as they are deployed, under AWS's runtime client, each copy in a process of its own.
record PackagedLambdas(
    LambdaProcess schedulerProcess, List<LambdaProcess> workerProcesses, Closing closing)
    implements Deployment {

  static PackagedLambdas start(Map<String, String> variables) {
    List<PackagedFunction> functions = new ArrayList<>();
    functions.add(schedulerFunction(variables));
    functions.addAll(Collections.nCopies(WORKERS, workerFunction(variables)));
    return Closing.onFailure(closing -> {
      List<LambdaProcess> processes = startAll(functions, closing);
      return new PackagedLambdas(
          processes.getFirst(), processes.subList(1, processes.size()), closing);
    });
  }

  private static List<LambdaProcess> startAll(List<PackagedFunction> functions, Closing closing) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<LambdaProcess>> starts =
          functions.stream()
              .map(function ->
                  CompletableFuture.supplyAsync(
                      () -> closing.later(LambdaProcess.start(function)), executor))
              .toList();
      // All of them, whatever one does: none may still be starting when the rest is closed.
      CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
      return starts.stream().map(CompletableFuture::join).toList();
    }
  }

  static PackagedFunction schedulerFunction(Map<String, String> variables) {
    return new PackagedFunction(
        "scheduler", schedulerJar(), "moc.cleanup.scheduler.SchedulerHandler", variables);
  }

  static PackagedFunction workerFunction(Map<String, String> variables) {
    return new PackagedFunction(
        "worker", workerJar(), "moc.cleanup.worker.WorkerHandler", variables);
  }

  static Path schedulerJar() {
    return jar("scheduler-lambda.jar");
  }

  static Path workerJar() {
    return jar("worker-lambda.jar");
  }

  private static Path jar(String property) {
    String path = System.getProperty(property, "");
    if (path.isEmpty() || !Files.isRegularFile(Path.of(path))) {
      throw new IllegalStateException(
          "System property %s names no jar: \"%s\". `mvn verify` packages it and sets the property"
              .formatted(property, path));
    }
    return Path.of(path);
  }

  @Override
  public LambdaFunction scheduler() {
    return schedulerProcess;
  }

  @Override
  public LambdaFunction workers() {
    return SideBySide.of(workerProcesses);
  }

  /// Every line that any of the workers wrote.
  List<String> workerOutput() {
    return workerProcesses.stream().flatMap(worker -> worker.output().stream()).toList();
  }

  void killWorkers() {
    workerProcesses.forEach(LambdaProcess::kill);
  }

  @Override
  public void close() {
    closing.close();
  }
}
