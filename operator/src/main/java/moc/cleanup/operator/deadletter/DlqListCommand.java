package moc.cleanup.operator.deadletter;

import java.util.concurrent.Callable;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the dead letters.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what is in the dead-letter queue, by reason and message by message.",
      "",
      "The reasons are those of the ledger. The messages stay where they are and",
      "visible: a redrive that starts meanwhile finds every one. SQS hands them out",
      "in any order, and counts roughly: what came a moment ago may be missing.",
      "",
      "Reads CLEANUP_QUEUE_URL, whose redrive policy names the dead-letter queue, and",
      "the DATABASE_… variables. It changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup dlq list",
      "  moc-cleanup dlq list --limit 10000 --json | jq '.reasons'",
      "",
      "Exit codes:",
      "  0  it could be said, whether there are dead letters or not",
      "  1  it could not, though all could be connected to",
      "  2  bad input or an unusable environment"
    })
public final class DlqListCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      paramLabel = "N",
      description = "How many messages at most, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  public DlqListCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > DeadLetterReader.MOST) {
      throw new UnusableException(
          "--limit is %d; it takes 1 to %d".formatted(limit, DeadLetterReader.MOST));
    }
    try (DeadLetterOffice office = DeadLetterOffice.open(place.surroundings())) {
      DeadLetters letters = office.read(limit, output.narrator());
      output.answer(letters, new DeadLettersText(letters)::tell);
    }
    return ExitCodes.IN_ORDER;
  }
}
