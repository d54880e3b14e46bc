package moc.cleanup.testbed.lambda;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moc.cleanup.testbed.LocalAws;

/// One process of a function under AWS's runtime client, and the Runtime API that it talks to.
final class FunctionProcess implements AutoCloseable {

  private static final Duration INIT_LIMIT_OF_LAMBDA = Duration.ofSeconds(10);
  // Slower machines than Lambda's run this, and several functions at once.
  private static final Duration INIT_LIMIT = INIT_LIMIT_OF_LAMBDA.multipliedBy(3);

  private final String name;
  private final RuntimeApi api;
  private final Process process;

  private FunctionProcess(PackagedFunction function, Path folder) throws IOException {
    name = function.name();
    api =
        new RuntimeApi(
            "arn:aws:lambda:%s:%s:function:%s"
                .formatted(LocalAws.REGION, LocalAws.ACCOUNT_ID, name));
    ProcessBuilder builder = new ProcessBuilder(command(function));
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(output(folder).toFile()));
    builder.environment().clear();
    builder.environment().putAll(variables(function));
    process = builder.start();
  }

  /// Returns when the function waits for its first event.
  static FunctionProcess start(PackagedFunction function, Path folder) {
    FunctionProcess started;
    try {
      started = new FunctionProcess(function, folder);
    } catch (IOException failure) {
      throw new LambdaFailedException(function.name() + " could not be started", failure);
    }
    try {
      started.await(started.api.ready(), INIT_LIMIT);
      return started;
    } catch (LambdaFailedException failure) {
      started.close();
      throw failure;
    }
  }

  static Path output(Path folder) {
    return folder.resolve("output.log");
  }

  String invoke(String event, Duration timeLimit) {
    return await(api.submit(PendingInvocation.of(event, timeLimit)), timeLimit);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    api.close();
  }

  /// The result; or a failure that says whether the function threw, died or ran out of time.
  private <T> T await(CompletableFuture<T> result, Duration limit) {
    try {
      CompletableFuture.anyOf(result, process.onExit()).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (!result.isDone()) {
        throw new LambdaFailedException(
            "%s ended with exit code %d".formatted(name, process.exitValue()));
      }
      return result.get();
    } catch (ExecutionException failure) {
      throw new LambdaFailedException(name + " failed: " + message(failure), failure.getCause());
    } catch (TimeoutException late) {
      // As Lambda does: whatever the function is at, it ends here.
      kill();
      throw new LambdaFailedException(name + " ran longer than " + limit, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException(name + " was interrupted", interrupted);
    }
  }

  private static String message(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }

  private static List<String> command(PackagedFunction function) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(function.jvmOptions());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(NativeRuntimeClient.jvmOption());
    command.add("-cp");
    command.add(classPath(function.jar()));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(function.handler());
    return command;
  }

  private static String classPath(Path jar) {
    return Stream.concat(RuntimeClientJars.onClassPath().stream(), Stream.of(jar.toAbsolutePath()))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Map<String, String> variables(PackagedFunction function) {
    Map<String, String> own =
        Map.of(
            "AWS_LAMBDA_RUNTIME_API",
            api.address(),
            "AWS_LAMBDA_FUNCTION_NAME",
            name,
            "AWS_LAMBDA_FUNCTION_VERSION",
            "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "512",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "/aws/lambda/" + name,
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "local",
            "_HANDLER",
            function.handler());
    return Stream.concat(function.variables().entrySet().stream(), own.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
