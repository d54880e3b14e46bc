package moc.cleanup.operator.hold;

import java.util.List;
import java.util.concurrent.Callable;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;

/// Lists the holds in force.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {"Lists the holds in force, the oldest first."},
    footer = {
      "",
      "Examples:",
      "  moc-cleanup hold list",
      "  moc-cleanup hold list --json | jq '.holds[].subject'",
      "",
      "Exit codes:",
      "  0  it could be said, whether there are holds or not",
      "  2  bad input or an unusable environment"
    })
public final class HoldListCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  public HoldListCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    try (ConnectionPool database = LedgerDatabase.forReading(place.surroundings().read())) {
      InForce holds =
          new InForce(new Holds(database.jdbi()).inForce().stream().map(HoldInForce::of).toList());
      output.answer(holds, holds::tell);
    }
    return ExitCodes.IN_ORDER;
  }

  private record InForce(List<HoldInForce> holds) {

    void tell(Narrator narrator) {
      if (holds.isEmpty()) {
        narrator.say("No hold is in force.");
      }
      holds.forEach(hold -> narrator.say(0, "%d · %s".formatted(hold.id(), hold.inWords())));
    }
  }
}
