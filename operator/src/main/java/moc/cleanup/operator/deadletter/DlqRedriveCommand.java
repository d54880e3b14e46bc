package moc.cleanup.operator.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.operator.terminal.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Sends dead letters back.
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the dead letters back to the cleanup queue, where they are tried again.",
      "",
      "SQS itself moves them, as with the console's button, and goes on without this",
      "command. Repair first what made them fail, or they come back: the reasons are",
      "said before anything is moved.",
      "",
      "On a terminal it asks first. Where nobody can be asked it takes --yes. Started",
      "twice it does no harm: the second one shows how far the first has come.",
      "",
      "Reads CLEANUP_QUEUE_URL and the DATABASE_… variables."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup dlq redrive --rate 10",
      "  moc-cleanup dlq redrive --yes --no-wait",
      "  moc-cleanup dlq redrive --yes --json | jq .task.moved",
      "",
      "Exit codes:",
      "  0  all was moved, or nothing was to be moved; with --no-wait: it is under way",
      "  1  not all was moved: it failed, somebody cancelled it, or you said no; or it",
      "     was started, and SQS does not say how far it is",
      "  2  bad input or an unusable environment; nothing was moved",
      "  130  Ctrl-C ended the waiting; SQS goes on"
    })
public final class DlqRedriveCommand implements Callable<Integer> {

  /// Enough to see the reasons by, and read within seconds.
  private static final int MOST_LOOKED_AT = 200;

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second, 1 to 500 (default: SQS chooses).")
  private @Nullable Integer rate;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--no-wait", description = "Start it and do not wait for its end.")
  private boolean noWait;

  public DlqRedriveCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (rate != null && (rate < MoveTasks.LOWEST_RATE || rate > MoveTasks.HIGHEST_RATE)) {
      throw new UnusableException(
          "--rate is %d; it takes %d to %d messages a second"
              .formatted(rate, MoveTasks.LOWEST_RATE, MoveTasks.HIGHEST_RATE));
    }
    try (DeadLetterOffice office = DeadLetterOffice.open(place.surroundings())) {
      Optional<MoveTask> former = office.queue().moveTasks().latest().filter(MoveTask::underWay);
      return former.isPresent()
          ? follow(office, new MoveTasks.Start(false, former.get()), List.of())
          : redrive(office);
    }
  }

  private int redrive(DeadLetterOffice office) {
    DeadLetters letters = office.read(MOST_LOOKED_AT, output.narrator());
    if (letters.messages().isEmpty()) {
      return answer(
          RedriveResult.withoutTask(
              letters.inFlight() == 0
                  ? RedriveResult.Outcome.EMPTY
                  : RedriveResult.Outcome.IN_FLIGHT,
              List.of()));
    }
    if (!yes && output.terminal().answers() == null) {
      throw new UnusableException(
          "a redrive asks before it moves, and nobody can be asked here; add --yes");
    }
    new DeadLettersText(letters).tellReasons(output.narrator());
    output.narrator().blankLine();
    if (!yes && !output.terminal().agree("Move them back to the cleanup queue?")) {
      return answer(RedriveResult.withoutTask(RedriveResult.Outcome.DECLINED, letters.reasons()));
    }
    try {
      return follow(office, office.queue().moveTasks().start(rate), letters.reasons());
    } catch (NotListedException e) {
      output.terminal().complain(String.valueOf(e.getMessage()));
      return ExitCodes.NOT_IN_ORDER;
    }
  }

  private int follow(
      DeadLetterOffice office, MoveTasks.Start start, List<DeadLetters.Reason> reasons) {
    if (!start.anew()) {
      RedriveResult.tellOfFormer(output.narrator(), start.task());
    }
    // Ctrl-C ends the waiting; what is left to say is said all the same.
    try (var _ = output.interruption().finishing()) {
      MoveTask last = noWait ? start.task() : await(office, start.task());
      return answer(RedriveResult.of(start.anew(), last, !noWait, reasons));
    } catch (UnusableException e) {
      output.terminal().complain("the redrive may go on; " + e.getMessage());
      return ExitCodes.NOT_IN_ORDER;
    }
  }

  private MoveTask await(DeadLetterOffice office, MoveTask task) {
    long counted = task.toMove() == null ? 0 : task.toMove();
    long total = Math.max(counted, task.moved() + office.queue().depth().visible());
    try (Progress progress = output.narrator().progress("Moved", total)) {
      return new Redrive(office.queue().moveTasks(), output.interruption())
          .await(task, now -> progress.show(now.moved(), ""));
    }
  }

  private int answer(RedriveResult result) {
    output.answer(result, result::tell);
    return result.exitCode();
  }
}
