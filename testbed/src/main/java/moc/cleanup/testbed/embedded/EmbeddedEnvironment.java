package moc.cleanup.testbed.embedded;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import moc.cleanup.testbed.Backends;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.Databases;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.QuietServers;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;

/// PostgreSQL, SQS and S3 on free ports of 127.0.0.1, started side by side in a few seconds.
public final class EmbeddedEnvironment implements Environment {

  private final Closing closing;
  private final Backends backends;

  private EmbeddedEnvironment(Backends backends, Closing closing) {
    this.backends = backends;
    this.closing = closing;
  }

  /// The one of this JVM, started at the first call and closed when the JVM ends. Not to be closed
  /// by those who share it.
  public static EmbeddedEnvironment shared() {
    return Shared.ENVIRONMENT;
  }

  /// One of the caller's own, which the caller closes.
  public static EmbeddedEnvironment start() {
    return start(Map.of());
  }

  /// The same, whose database server has these settings beside its own, as in `postgresql.conf`.
  public static EmbeddedEnvironment start(Map<String, String> serverSettings) {
    return Closing.onFailure(closing -> start(serverSettings, closing));
  }

  @Override
  public Sandbox sandbox(SandboxSettings settings) {
    return Sandbox.create(backends, settings);
  }

  @Override
  public void close() {
    closing.close();
  }

  private static EmbeddedEnvironment start(Map<String, String> serverSettings, Closing closing) {
    QuietServers.quieten();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<PostgresPart> database =
          begin(() -> closing.later(PostgresPart.start(serverSettings)), executor);
      CompletableFuture<SqsPart> sqs = begin(() -> closing.later(SqsPart.start()), executor);
      CompletableFuture<S3Part> s3 = begin(() -> closing.later(S3Part.start()), executor);
      // All three, whatever one of them does: none may still be starting when the rest is closed.
      CompletableFuture.allOf(database, sqs, s3).join();
      Databases databases = closing.later(new Databases(database.join().server()));
      Backends backends = new Backends(databases, sqs.join().endpoint(), s3.join().endpoint());
      return new EmbeddedEnvironment(backends, closing);
    } catch (CompletionException failure) {
      throw new IllegalStateException("The embedded environment did not start", failure.getCause());
    }
  }

  private static <T> CompletableFuture<T> begin(Supplier<T> start, ExecutorService executor) {
    return CompletableFuture.supplyAsync(start, executor);
  }

  private static final class Shared {

    static final EmbeddedEnvironment ENVIRONMENT = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(ENVIRONMENT::close, "testbed-close"));
    }
  }
}
