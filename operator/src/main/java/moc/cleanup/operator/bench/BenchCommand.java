package moc.cleanup.operator.bench;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.place.Distance;
import moc.cleanup.operator.bench.report.BarChart;
import moc.cleanup.operator.bench.report.BenchReport;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.History;
import moc.cleanup.operator.bench.variant.SchedulerJar;
import moc.cleanup.operator.bench.variant.WorkerJar;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.testbed.QuietServers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures the pipeline.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures where the time goes, and how far it is from the floor.",
      "",
      "Starts PostgreSQL, SQS and a stand-in for S3, and deletes the same MOCs in",
      "turns: by one set-based transaction (the floor); by bare transactions, one per",
      "MOC (the transaction floor); by the packaged worker, fed from the queue (this,",
      "and this with rows alone); and by the loop that all this replaces. After every",
      "run the effect is checked. Needs Linux, and nothing of yours, whatever the",
      "options say.",
      "",
      "CPU and ratios tell more than seconds. docs/performance.md explains the tables."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup bench",
      "  moc-cleanup bench --mocs 10000 --s3-delay 25 --database-delay 1",
      "  moc-cleanup bench --markdown --repetitions 9",
      "",
      "Exit codes:",
      "  0  measured, whether the targets are met or not",
      "  1  a run did not leave behind what it had to; there are no figures",
      "  2  bad input",
      "  130  ended by Ctrl-C"
    })
public final class BenchCommand implements Callable<Integer> {

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

  private final OutputOptions output;

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

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Append what was measured for each target to this CSV file.")
  private @Nullable Path history;

  @Option(
      names = "--charts",
      paramLabel = "FOLDER",
      description = "Write drawings of the figures (SVG) into this folder.")
  private @Nullable Path charts;

  @Option(names = "--markdown", description = "Print the tables as the documentation has them.")
  private boolean markdown;

  public BenchCommand(OutputOptions output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    requireUsable();
    try (var _ = output.interruption().onRequest(QuietServers::silence)) {
      Bench.Outcome outcome = bench().run();
      BenchReport report = outcome.findings().report(outcome.settings());
      keep(outcome.findings(), report);
      output.answer(report, markdown ? report::tellMarkdown : report::tell);
      return ExitCodes.IN_ORDER;
    } catch (WrongEffectException wrong) {
      output.terminal().complain(String.valueOf(wrong.getMessage()));
      return ExitCodes.NOT_IN_ORDER;
    }
  }

  private Bench bench() {
    BenchOrder order =
        new BenchOrder(
            mocs,
            repetitions,
            workers,
            sharedBuffers,
            new WorkerJar(workerJar),
            new SchedulerJar(home().resolve(SCHEDULER)));
    // Both documents are all that is printed.
    Narrator narrator = output.terminal().narrator(output.json() || markdown);
    if (only != null) {
      return Bench.of(only, order, narrator);
    }
    return all
        ? Bench.ofAll(order, narrator)
        : Bench.at(Distance.ofMillis(s3Delay, databaseDelay), order, narrator);
  }

  private void keep(Findings findings, BenchReport report) {
    if (history != null) {
      new History(history).append(LocalDate.now(UTC), version(), report.targets());
    }
    if (charts != null) {
      write(findings.charts(), charts);
    }
  }

  private static void write(Map<String, BarChart> drawings, Path folder) {
    try {
      Files.createDirectories(folder);
      for (var drawing : drawings.entrySet()) {
        Files.writeString(folder.resolve(drawing.getKey() + ".svg"), drawing.getValue().svg());
      }
    } catch (IOException e) {
      throw new UnusableException("--charts is \"" + folder + "\"; it cannot be written to", e);
    }
  }

  private static String version() {
    return Optional.ofNullable(BenchCommand.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling(".");
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }

  private void requireUsable() {
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
    // Now, and not after an hour.
    if (history != null && !Files.isDirectory(folderOf(history))) {
      throw new UnusableException("--history is \"" + history + "\"; its folder is not there");
    }
    if (charts != null && Files.exists(charts) && !Files.isDirectory(charts)) {
      throw new UnusableException("--charts is \"" + charts + "\"; that is not a folder");
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
}
