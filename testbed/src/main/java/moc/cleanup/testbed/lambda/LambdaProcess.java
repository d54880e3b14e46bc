package moc.cleanup.testbed.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A packaged function in a JVM of its own. Like a Lambda environment it handles one event at a
/// time, ends when it runs out of time, and is replaced for the next event when it has ended.
public final class LambdaProcess implements LambdaFunction, AutoCloseable {

  private final PackagedFunction function;
  private final Path folder;
  private final Object oneAtATime = new Object();
  private volatile FunctionProcess process;
  private volatile boolean closed;

  private LambdaProcess(PackagedFunction function, Path folder) {
    this.function = function;
    this.folder = folder;
    process = FunctionProcess.start(function, folder);
  }

  /// Returns when the function is built. If it cannot be, the exception bears its own message.
  public static LambdaProcess start(PackagedFunction function) {
    Path folder = temporaryFolder(function.name());
    try {
      return new LambdaProcess(function, folder);
    } catch (LambdaFailedException failure) {
      delete(folder);
      throw failure;
    }
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    synchronized (oneAtATime) {
      if (closed) {
        throw new LambdaFailedException(function.name() + " is closed");
      }
      if (!process.isAlive()) {
        process.close();
        process = FunctionProcess.start(function, folder);
      }
      return process.invoke(eventJson, timeLimit);
    }
  }

  /// Ends the process at once, whatever it is at. An invocation under way fails.
  public void kill() {
    process.kill();
  }

  /// The number of the process that handles the next event, if it has not ended by then.
  public long pid() {
    return process.pid();
  }

  /// What the function wrote so far, on either of its streams and in all its processes.
  public List<String> output() {
    try {
      return Files.readAllLines(FunctionProcess.output(folder));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    kill();
    synchronized (oneAtATime) {
      process.close();
      delete(folder);
    }
  }

  private static Path temporaryFolder(String name) {
    try {
      return Files.createTempDirectory(name + "-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
