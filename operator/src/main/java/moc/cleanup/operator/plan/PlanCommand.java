package moc.cleanup.operator.plan;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.BucketCheck;
import moc.cleanup.operator.environment.LambdaVariables;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import moc.cleanup.worker.WorkerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/// Says what a run would do.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a run would do now, and changes nothing.",
      "",
      "Which MOCs would be deleted, which objects and gallery images would go with",
      "them, what stays, and why. What MOCs of the run share among themselves is",
      "planned as it is when all of them are gone.",
      "",
      "Reads the same variables as moc-cleanup run; no queue is needed. It connects to",
      "the database for reading only, and to S3 only with --bytes.",
      ""
    },
    footer = {
      "",
      "In the CSV there is a line for each MOC and one for each thing of it. Add up",
      "those with counted = true: what MOCs share is counted with one of them. A text",
      "that a spreadsheet would take for a formula begins with an apostrophe there,",
      "and control characters are spelled out; --json has everything as it is.",
      "",
      "Examples:",
      "  moc-cleanup plan",
      "  moc-cleanup plan --bytes --csv tonight.csv",
      "  moc-cleanup plan --moc 0b3c9e1e-8f0a-4c52-9d0c-2f6a7c1f9a55",
      "  moc-cleanup plan --json | jq .totals",
      "  DELETE_CLEANUP_BATCH_SIZE=20000 moc-cleanup plan --show 0",
      "",
      "Exit codes:",
      "  0  it could be said, whether the guard would stop the run or not",
      "  1  S3 did not say every size, or the database failed meanwhile",
      "  2  bad input or an unusable environment",
      "  130  ended by Ctrl-C"
    })
public final class PlanCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  /// Nothing is sent there.
  private static final String NO_QUEUE = "http://127.0.0.1/unused";

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--bytes",
      description =
          "Ask S3 how large the objects are: one request each. Older versions, which go too with"
              + " S3_DELETE_VERSIONS, are not counted.")
  private boolean bytes;

  @Option(
      names = "--moc",
      paramLabel = "ID",
      description = "Only this MOC: what the run does to it, or why nothing.")
  private @Nullable String mocId;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every decision to this file; - prints it and nothing else.")
  private @Nullable String csv;

  @Option(
      names = "--show",
      defaultValue = "10",
      paramLabel = "N",
      description = "Tell of so many MOCs one by one (default: ${DEFAULT-VALUE}).")
  private long show;

  @Option(names = "--all", description = "Tell of all MOCs one by one.")
  private boolean all;

  public PlanCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    requireSense();
    MocId moc = mocId == null ? null : parse(mocId);
    Surroundings surroundings = place.surroundings();
    Map<String, String> variables = new HashMap<>(surroundings.variables());
    if (surroundings.read().optional(CLEANUP_QUEUE_URL).isEmpty()) {
      variables.put(CLEANUP_QUEUE_URL, NO_QUEUE);
    }
    LambdaVariables.require(variables);
    EnqueueingConfig scheduler = EnqueueingConfig.from(new Variables(variables));
    WorkerConfig worker = WorkerConfig.from(new Variables(variables));
    try (ConnectionPool database = LedgerDatabase.forReading(surroundings.read());
        S3Client s3 = bytes ? surroundings.aws().s3().get() : null;
        Spool spool = Spool.open()) {
      S3ObjectSizes sizes = null;
      if (s3 != null) {
        BucketCheck.require(s3, worker.bucket());
        sizes = new S3ObjectSizes(s3, worker.bucket(), database);
      }
      Planner planner =
          new Planner(
              database.jdbi(), scheduler, worker, sizes, output.narrator(), output.interruption());
      Plan plan = moc == null ? planner.plan(spool) : planner.plan(moc, spool);
      answer(plan, spool);
      return plan.totals().objectsOfUnknownSize() == 0
          ? ExitCodes.IN_ORDER
          : ExitCodes.NOT_IN_ORDER;
    }
  }

  private void answer(Plan plan, Spool spool) {
    if (STANDARD_OUTPUT.equals(csv)) {
      new PlanCsv(spool).print(output.terminal().out());
      return;
    }
    if (csv != null) {
      new PlanCsv(spool).writeTo(Path.of(csv));
    }
    if (output.json()) {
      new PlanJson(plan, spool).print(output.terminal());
    } else {
      new PlanText(plan, spool, all ? Long.MAX_VALUE : show).tell(output.narrator());
    }
  }

  private void requireSense() {
    if (show < 0) {
      throw new UnusableException("--show is %d; it takes 0 or more".formatted(show));
    }
    if (STANDARD_OUTPUT.equals(csv) && output.json()) {
      throw new UnusableException("--csv - and --json both want the output; name a file for --csv");
    }
    if (csv != null && !STANDARD_OUTPUT.equals(csv)) {
      requireWritable(Path.of(csv));
    }
  }

  /// Before the work is done, and not after it.
  private static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isWritable(file) && !Files.isDirectory(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw new UnusableException("--csv is \"%s\", which cannot be written".formatted(file));
    }
  }

  private static MocId parse(String id) {
    try {
      return MocId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(
          "--moc is \"%s\"; it takes a MOC's id, which is a UUID".formatted(id), e);
    }
  }
}
