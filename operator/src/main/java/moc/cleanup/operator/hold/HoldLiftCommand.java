package moc.cleanup.operator.hold;

import java.util.concurrent.Callable;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.operator.terminal.ShellWord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lifts holds.
@Command(
    name = "lift",
    mixinStandardHelpOptions = true,
    description = {
      "Lifts every hold on exactly this MOC, this owner, or everything.",
      "",
      "A MOC stays held while another hold covers it. What is due is taken up by the",
      "next run."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup hold lift --moc 2f6a8c1e-…",
      "  moc-cleanup hold lift --owner user-4711 --by ada",
      "",
      "Exit codes:",
      "  0  lifted",
      "  1  no hold was in force on it, so that nothing was lifted",
      "  2  bad input or an unusable environment; nothing was lifted"
    })
public final class HoldLiftCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @ArgGroup(multiplicity = "1")
  private TargetOptions target = new TargetOptions();

  @Mixin private PersonOption person = new PersonOption();

  public HoldLiftCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  /// How somebody types it, or pastes it.
  static String lineFor(HoldTarget target) {
    return switch (target) {
      case HoldTarget.OneMoc _ -> "moc-cleanup hold lift --moc " + target.subject();
      case HoldTarget.Owner _ -> "moc-cleanup hold lift --owner " + ShellWord.of(target.subject());
      case HoldTarget.All _ -> "moc-cleanup resume";
    };
  }

  @Override
  public Integer call() {
    HoldTarget held = target.targetInTable();
    String by = person.name();
    try (ConnectionPool database = LedgerDatabase.forWriting(place.surroundings().read())) {
      Lifted lifted = Lifted.lift(new Holds(database.jdbi()), held, by);
      output.answer(lifted, lifted::tell);
      return lifted.lifted() > 0 ? ExitCodes.IN_ORDER : ExitCodes.NOT_IN_ORDER;
    }
  }
}
