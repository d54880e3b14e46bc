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

/// The emergency stop.
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = {
      "Stops all deletion: the emergency stop.",
      "",
      "It is a hold on everything: in force at once, for what is queued too, without a",
      "deployment. When the command ends, nothing is deleted any more. Runs go on, and",
      "enqueue nothing. Messages that are handled meanwhile come back with a later run."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup pause --reason \"wrong MOCs are going\"",
      "  moc-cleanup resume",
      "",
      "Exit codes:",
      "  0  nothing is deleted any more",
      "  1  something failed; hold list says whether it is in force",
      "  2  bad input or an unusable environment; nothing was paused",
      "  130  ended by Ctrl-C; if a hold was named, it is in force"
    })
public final class PauseCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Mixin private ReasonOption reason = new ReasonOption();
  @Mixin private PersonOption person = new PersonOption();

  public PauseCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    String why = reason.text();
    String by = person.name();
    HoldTarget all = new HoldTarget.All();
    try (ConnectionPool database = LedgerDatabase.forWriting(place.surroundings().read())) {
      new Placement(new Holds(database.jdbi()), output)
          .place(all, why, by, HoldLiftCommand.lineFor(all));
    }
    return ExitCodes.IN_ORDER;
  }
}
