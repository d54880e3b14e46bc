package moc.cleanup.operator.deadletter;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.List;
import java.util.concurrent.Callable;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows one dead letter.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Says all that is known of a dead letter, and what to do about it.",
      "",
      "Looks through the dead-letter queue, up to 10000 messages, for those about a",
      "MOC, or for the one with an id of SQS's. They stay visible to everybody else.",
      "",
      "Reads CLEANUP_QUEUE_URL and the DATABASE_… variables. It changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup dlq show 2f6a8c1e-…",
      "  moc-cleanup dlq show 2f6a8c1e-… --json | jq '.messages[].lastError'",
      "",
      "Exit codes:",
      "  0  it was found",
      "  1  the ledger knows the MOC, but no dead letter about it was found",
      "  2  nobody knows the id, or an unusable environment"
    })
public final class DlqShowCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Parameters(paramLabel = "ID", description = "A MOC's id, or a message's.")
  private String id = "";

  public DlqShowCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    try (DeadLetterOffice office = DeadLetterOffice.open(place.surroundings())) {
      Found found =
          new Found(
              id,
              office.watched(
                  DeadLetterReader.MOST,
                  output.narrator(),
                  seen -> office.reader().about(id, seen)));
      if (found.messages().isEmpty() && !ledgerKnows(office.jdbi())) {
        throw new UnusableException(
            "no dead letter and no MOC of the ledger has the id \"%s\"; try: moc-cleanup dlq list"
                .formatted(id));
      }
      output.answer(found, found::tell);
      return found.messages().isEmpty() ? ExitCodes.NOT_IN_ORDER : ExitCodes.IN_ORDER;
    }
  }

  private boolean ledgerKnows(Jdbi jdbi) {
    try {
      return !new Accounts(jdbi).of(List.of(MocId.parse(id))).isEmpty();
    } catch (IllegalArgumentException notMoc) {
      return false;
    }
  }

  private record Found(String id, List<DeadLetter> messages) {

    void tell(Narrator narrator) {
      if (messages.isEmpty()) {
        narrator.say(0, "No dead letter about MOC %s was found.".formatted(id));
        narrator.say(0, "What became of it: moc-cleanup history " + id);
      }
      messages.forEach(message -> tell(narrator, message));
    }

    private static void tell(Narrator narrator, DeadLetter message) {
      narrator.say(narrator.bold("Dead letter"));
      narrator.fact("Message", message.messageId());
      narrator.fact("Sent", InWords.instant(message.sentAt()));
      narrator.fact(
          "Received",
          count(message.receives(), "time", "times") + ", by readers like this one too");
      String moc = message.mocId();
      if (moc == null) {
        narrator.fact("It begins", String.valueOf(message.unreadableBody()));
      } else {
        tellOfMoc(narrator, message, moc);
      }
      narrator.fact("Why it is here", message.reason());
      if (message.lastError() != null) {
        narrator.fact("Last error", message.lastError());
      }
      narrator.fact("What to do", message.remedy());
      if (moc != null) {
        narrator.fact("All of its story", "moc-cleanup history " + moc);
      }
    }

    private static void tellOfMoc(Narrator narrator, DeadLetter message, String moc) {
      narrator.fact("MOC", moc);
      narrator.fact("Owner", message.ownerId() == null ? "unknown" : message.ownerId());
      narrator.fact("Queued by run", String.valueOf(message.run()));
      String last =
          message.lastAttemptAt() == null
              ? ""
              : ", the last at " + InWords.instant(message.lastAttemptAt());
      narrator.fact(
          "Attempts",
          count(message.attempts(), "attempt", "attempts") + " over its whole life" + last);
      narrator.fact("Its rows", message.rowsGone() ? "gone" : "not deleted by the pipeline");
      narrator.fact("Objects owed", "%,d".formatted(message.objectsOwed()));
    }
  }
}
