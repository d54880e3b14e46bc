package moc.cleanup.operator.hold;

import java.util.concurrent.Callable;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Places a hold.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Places a hold on one MOC, an owner, or everything.",
      "",
      "It is in force at once, for what is queued too. The command then waits for what",
      "workers had begun, and says what the hold came too late for: when it ends, the",
      "hold holds. Placed twice, it is two holds that are lifted together."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup hold add --moc 2f6a8c1e-… --reason \"dispute 17\"",
      "  moc-cleanup hold add --owner user-4711 --reason \"court order\" --by ada",
      "",
      "Exit codes:",
      "  0  the hold holds",
      "  1  something failed; hold list says whether it is in force",
      "  2  bad input, such as a MOC that nobody knows; nothing was placed",
      "  130  ended by Ctrl-C; if a hold was named, it is in force"
    })
public final class HoldAddCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @ArgGroup(multiplicity = "1")
  private TargetOptions target = new TargetOptions();

  @Mixin private ReasonOption reason = new ReasonOption();
  @Mixin private PersonOption person = new PersonOption();

  public HoldAddCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    HoldTarget held = target.target();
    String why = reason.text();
    String by = person.name();
    try (ConnectionPool database = LedgerDatabase.forWriting(place.surroundings().read())) {
      boolean known = new KnownTargets(database.jdbi()).know(held);
      if (!known && held instanceof HoldTarget.OneMoc) {
        throw new UnusableException(
            "no MOC %s is on the platform or in the ledger; nothing was placed"
                .formatted(held.subject()));
      }
      if (!known) {
        output
            .terminal()
            .complain(
                "no MOC of owner \"%s\" is known yet; is the id right?".formatted(held.subject()));
      }
      new Placement(new Holds(database.jdbi()), output)
          .place(held, why, by, HoldLiftCommand.lineFor(held));
    }
    return ExitCodes.IN_ORDER;
  }
}
