package moc.cleanup.reliability.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LambdaProcess;
import moc.cleanup.testbed.lambda.PackagedFunction;

/// Packaged workers, one of which is killed now and then while it handles a batch. Whoever is killed
/// is replaced for the next batch.
final class MortalWorkers implements LambdaFunction, AutoCloseable {

  /// Later than this, most batches are done.
  private static final long LATEST_DEATH_NANOS = Duration.ofMillis(250).toNanos();

  private final Closing closing;
  private final BlockingQueue<LambdaProcess> idle;
  private final Random random;
  private final int oneIn;
  private final AtomicInteger deaths = new AtomicInteger();
  private volatile boolean mortal = true;

  private MortalWorkers(List<LambdaProcess> workers, Closing closing, int oneIn, long seed) {
    this.closing = closing;
    this.oneIn = oneIn;
    idle = new ArrayBlockingQueue<>(workers.size(), false, workers);
    random = new Random(seed);
  }

  /// @param oneIn so many invocations is ended by death, on average
  static MortalWorkers start(int count, Map<String, String> variables, int oneIn, long seed) {
    PackagedFunction function =
        new PackagedFunction("worker", jar(), "moc.cleanup.worker.WorkerHandler", variables);
    return Closing.onFailure(closing ->
        new MortalWorkers(
            Stream.generate(() -> closing.later(LambdaProcess.start(function)))
                .limit(count)
                .toList(),
            closing,
            oneIn,
            seed));
  }

  private static Path jar() {
    Path jar = Path.of(System.getProperty("worker-lambda.jar", ""));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "system property worker-lambda.jar names no jar: \"%s\"; `mvn verify` sets it"
              .formatted(jar));
    }
    return jar;
  }

  int deaths() {
    return deaths.get();
  }

  /// From now on nobody is killed.
  void makeImmortal() {
    mortal = false;
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    LambdaProcess worker = takeIdle();
    Thread killer = Thread.ofVirtual().unstarted(() -> kill(worker));
    try {
      if (mortal && chance()) {
        killer.start();
      }
      return worker.invoke(eventJson, timeLimit);
    } finally {
      // Or it would kill whoever is next.
      killer.interrupt();
      join(killer);
      idle.add(worker);
    }
  }

  private synchronized boolean chance() {
    return random.nextInt(oneIn) == 0;
  }

  private synchronized long moment() {
    return random.nextLong(LATEST_DEATH_NANOS);
  }

  private void kill(LambdaProcess worker) {
    long death = System.nanoTime() + moment();
    while (System.nanoTime() < death) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(death - System.nanoTime());
    }
    deaths.incrementAndGet();
    worker.kill();
  }

  private LambdaProcess takeIdle() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while all workers were busy", e);
    }
  }

  private static void join(Thread killer) {
    try {
      killer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while a worker was killed", e);
    }
  }

  @Override
  public void close() {
    closing.close();
  }
}
