package moc.cleanup.operator.hold;

import java.util.concurrent.Callable;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Ends a pause.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Lets deletion go on after a pause.",
      "",
      "Lifts every hold on everything; holds on single MOCs and owners stay. What is due",
      "is taken up by the next run. Done twice, it does no harm."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup resume",
      "  moc-cleanup resume --by ada --json",
      "",
      "Exit codes:",
      "  0  nothing is paused",
      "  2  bad input or an unusable environment; nothing was changed"
    })
public final class ResumeCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Mixin private PersonOption person = new PersonOption();

  public ResumeCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    String by = person.name();
    try (ConnectionPool database = LedgerDatabase.forWriting(place.surroundings().read())) {
      Lifted lifted = Lifted.lift(new Holds(database.jdbi()), new HoldTarget.All(), by);
      output.answer(lifted, lifted::tell);
    }
    return ExitCodes.IN_ORDER;
  }
}
