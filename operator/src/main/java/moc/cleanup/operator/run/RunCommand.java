package moc.cleanup.operator.run;

import java.util.concurrent.Callable;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs scheduler and workers once.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes expired MOCs now, on your own database and bucket.",
      "",
      "It does what the nightly run does: the scheduler once, then workers until",
      "everything that it enqueued has been handled. It is irreversible.",
      "",
      "Everything else is said by the Lambdas' own variables:",
      "  DATABASE_URL, DATABASE_USERNAME, DATABASE_PASSWORD",
      "  S3_BUCKET, CLOUDFRONT_DOMAIN, S3_KEY_PREFIXES",
      "  DELETE_RETENTION_DAYS (30), DELETE_CLEANUP_BATCH_SIZE (100)",
      "  DELETE_GUARD_PERCENT (20), S3_DELETE_VERSIONS (false)",
      "  CLEANUP_QUEUE_URL; without it, a queue inside this process is used",
      "  AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL, … as the AWS SDK reads them",
      "",
      "On a queue of your own a message that fails is left to that queue's redrive",
      "policy. On the queue inside this process it is tried three times, and what",
      "still fails is listed; the ledger brings such a MOC back on a later day.",
      "",
      "Metrics go to CloudWatch; if that fails once, the run goes on without them.",
      "",
      "Options:"
    },
    optionListHeading = "",
    footer = {
      "",
      "Examples:",
      "  moc-cleanup run --dry-run",
      "  moc-cleanup run --env-file prod.env",
      "  DELETE_RETENTION_DAYS=90 DELETE_CLEANUP_BATCH_SIZE=1000 moc-cleanup run",
      "",
      "Exit codes:",
      "  0  everything that was enqueued is done",
      "  1  something failed, objects are still owed, the guard stopped the run, or",
      "     the queue let no worker poll; the output says what",
      "  2  bad input or an unusable environment; nothing was changed",
      "  130  ended by Ctrl-C: what workers had begun is finished; nothing is lost"
    })
public final class RunCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--dry-run",
      description = "Say which MOCs would be enqueued, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--force",
      description = {
        "Go on where the guard stops a run: more than 500 MOCs",
        "and more than DELETE_GUARD_PERCENT of all."
      })
  private boolean force;

  public RunCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.prepare(place.surroundings(), dryRun)) {
      return dryRun ? preview(workplace) : run(workplace);
    }
  }

  private int preview(Workplace workplace) {
    Preview preview = Preview.of(workplace);
    output.answer(preview, preview::tell);
    return ExitCodes.IN_ORDER;
  }

  private int run(Workplace workplace) {
    CleanupRun run = new CleanupRun(workplace, output.narrator(), output.interruption(), force);
    try (var _ = output.interruption().finishing()) {
      RunResult result = run.run();
      output.answer(result, narrator -> result.tell(narrator, workplace.queue()));
      if (result.pollingFailure() != null) {
        output.terminal().complain(result.pollingFailure());
      }
      if (result.interrupted()) {
        return ExitCodes.INTERRUPTED;
      }
      return result.inOrder() ? ExitCodes.IN_ORDER : ExitCodes.NOT_IN_ORDER;
    }
  }
}
