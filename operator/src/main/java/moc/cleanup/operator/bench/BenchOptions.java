package moc.cleanup.operator.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.variant.SchedulerJar;
import moc.cleanup.operator.bench.variant.WorkerJar;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Narrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is measured, and at what distance.
final class BenchOptions {

  private static final int MOST_MOCS = 1_000_000;
  private static final int MOST_MOCS_OF_ALL = 10_000;
  private static final int MOST_REPETITIONS = 99;
  private static final int MOST_DELAY = 1_000;
  private static final int MOST_WORKERS = 10;

  /// As PostgreSQL takes it, in whole megabytes or gigabytes.
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}(MB|GB)");

  /// Where the launcher says that the repository is.
  private static final String HOME = "moc.cleanup.home";

  private static final String WORKER = "worker-lambda/target/worker-lambda.jar";
  private static final String SCHEDULER = "scheduler-lambda/target/scheduler-lambda.jar";

  @Option(
      names = "--mocs",
      defaultValue = "1000",
      paramLabel = "N",
      description =
          "How many MOCs are deleted, beside as many live ones: 1 to 1000000, best in hundreds,"
              + " which fill the batches (default: ${DEFAULT-VALUE}).")
  private int mocs;

  @Option(
      names = "--repetitions",
      defaultValue = "5",
      paramLabel = "N",
      description = "Turns that are timed, 1 to 99 (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--s3-delay",
      defaultValue = "0",
      paramLabel = "MS",
      description = "Milliseconds that every call to S3 takes more, 0 to 1000.")
  private int s3Delay;

  @Option(
      names = "--database-delay",
      defaultValue = "0",
      paramLabel = "MS",
      description = "Milliseconds of a round trip to the database, 0 to 1000.")
  private int databaseDelay;

  @Option(
      names = "--workers",
      defaultValue = "2",
      paramLabel = "N",
      description = "Processes of the worker side by side, 1 to 10 (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--shared-buffers",
      defaultValue = "128MB",
      paramLabel = "SIZE",
      description =
          "Memory in which the database server keeps pages of tables, such as 512MB or 4GB"
              + " (default: ${DEFAULT-VALUE}, which is PostgreSQL's own).")
  private String sharedBuffers = "";

  @Option(
      names = "--worker-jar",
      paramLabel = "FILE",
      description = "Another worker, to be compared (default: the one just built).")
  private Path workerJar = home().resolve(WORKER);

  @Option(
      names = "--all",
      description =
          "Measure all that docs/performance.md shows: up to 100 times as many MOCs, 1000 times as"
              + " many messages. With 1000 MOCs it takes more than an hour and 20 GB of disk.")
  private boolean all;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "One part of that: near, far, growth, largest, scheduler, cold-start.")
  private @Nullable String only;

  /// @throws UnusableException naming the option at fault
  void requireUsable() {
    requireWithin("--mocs", mocs, 1, all || only != null ? MOST_MOCS_OF_ALL : MOST_MOCS);
    requireWithin("--repetitions", repetitions, 1, MOST_REPETITIONS);
    requireWithin("--s3-delay", s3Delay, 0, MOST_DELAY);
    requireWithin("--database-delay", databaseDelay, 0, MOST_DELAY);
    requireWithin("--workers", workers, 1, MOST_WORKERS);
    if (!SIZE.matcher(sharedBuffers).matches()) {
      throw new UnusableException(
          "--shared-buffers is \"%s\"; it takes a number and a unit, such as 512MB or 4GB"
              .formatted(sharedBuffers));
    }
    if ((all || only != null) && (s3Delay > 0 || databaseDelay > 0)) {
      throw new UnusableException("--all and --only have delays of their own; leave them out");
    }
    if (!Files.isRegularFile(workerJar)) {
      throw new UnusableException(
          "--worker-jar is \"" + workerJar + "\"; there is no such file; build it: mvn package");
    }
    if (!CpuClock.isThere()) {
      throw new UnusableException(
          "bench reads each process's CPU from /proc, as Linux has it; this system has none");
    }
  }

  private static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UnusableException(
          "%s is %d; it takes %d to %d".formatted(option, value, least, most));
    }
  }

  Bench bench(Narrator narrator) {
    BenchOrder order =
        new BenchOrder(
            mocs,
            repetitions,
            workers,
            sharedBuffers,
            new WorkerJar(workerJar),
            new SchedulerJar(home().resolve(SCHEDULER)));
    if (only != null) {
      return Bench.of(only, order, narrator);
    }
    return all
        ? Bench.ofAll(order, narrator)
        : Bench.at(Distance.ofMillis(s3Delay, databaseDelay), order, narrator);
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }
}
