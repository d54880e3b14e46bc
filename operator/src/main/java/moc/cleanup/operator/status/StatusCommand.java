package moc.cleanup.operator.status;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.util.Optional;
import java.util.concurrent.Callable;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Says how things stand.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says how things stand: queues, backlog, debts, the last runs, holds.",
      "",
      "Reads the DATABASE_… variables, DELETE_RETENTION_DAYS (30) and, if there is one,",
      "CLEANUP_QUEUE_URL. It changes nothing.",
      "",
      "A MOC counts with the run that queued it last. A run took from its first MOC",
      "queued to its last one handled, a redrive included."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup status",
      "  moc-cleanup status --env-file prod.env --profile prod --runs 14",
      "  moc-cleanup status --json | jq .backlog.expired",
      "",
      "Exit codes:",
      "  0  it could be said",
      "  1  it could not, though all could be connected to",
      "  2  bad input or an unusable environment"
    })
public final class StatusCommand implements Callable<Integer> {

  private static final int MOST_RUNS = 1000;

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--runs",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many of the last runs, up to 1000 (default: ${DEFAULT-VALUE}).")
  private int runs;

  public StatusCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (runs < 0 || runs > MOST_RUNS) {
      throw new UnusableException("--runs is %d; it takes 0 to %d".formatted(runs, MOST_RUNS));
    }
    Surroundings surroundings = place.surroundings();
    Variables variables = surroundings.read();
    Retention retention = Retention.from(variables);
    Optional<String> queueUrl = variables.webAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL");
    try (ConnectionPool database = LedgerDatabase.forReading(variables);
        SqsClient sqs = queueUrl.isPresent() ? surroundings.aws().sqs().get() : null) {
      Status status =
          new StatusReader(database.jdbi(), retention, sqs, queueUrl.orElse(null)).read(runs);
      output.answer(status, new StatusText(status)::tell);
    }
    return ExitCodes.IN_ORDER;
  }
}
