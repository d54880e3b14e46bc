package moc.cleanup.operator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// The classes of a function as the JVM (JEP 514) writes them down after one invocation, for the next
/// process of the same JVM with the same jars. It is deleted when closed.
record AotCache(Path file) implements AutoCloseable {

  private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

  /// The function handles the event for good.
  static AotCache recordedBy(PackagedFunction function, String event) {
    return Closing.onFailure(closing -> {
      AotCache cache = closing.later(new AotCache(emptyFile()));
      cache.record(function, event);
      return cache;
    });
  }

  private void record(PackagedFunction function, String event) {
    try (LambdaProcess process =
        LambdaProcess.start(function.withMoreJvmOptions("-XX:AOTCacheOutput=" + file))) {
      process.invoke(event, TIME_LIMIT);
      // It writes the cache when it is asked to end.
      ProcessHandle asked = ProcessHandle.of(process.pid()).orElseThrow();
      asked.destroy();
      asked.onExit().join();
    }
  }

  /// The same function; it does not start if the cache is of no use to it.
  PackagedFunction usedBy(PackagedFunction function) {
    return function.withMoreJvmOptions("-XX:AOTMode=on", "-XX:AOTCache=" + file);
  }

  private static Path emptyFile() {
    try {
      return Files.createTempFile("worker-", ".aot");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
