package moc.cleanup.operator.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks for what is not as it should be.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Connects to everything and says what is not as it should be, with the remedy.",
      "",
      "Looks at the variables, the database (tables, columns, foreign keys, triggers,",
      "indexes, rights, clock), the addresses that the platform writes, holds, the queue",
      "and its dead-letter queue, and the bucket. It changes nothing.",
      "",
      "Reads the variables of both functions. What it may not ask, or what a service",
      "cannot answer, is said and no error.",
      "",
      "  ✓ fine   · good to know   ! look at it   ✗ a problem"
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup doctor",
      "  moc-cleanup doctor --worker-user moc_worker --scheduler-user moc_scheduler",
      "  moc-cleanup doctor --json | jq '.findings[] | select(.level == \"problem\")'",
      "",
      "Exit codes:",
      "  0  there is no problem; there may be warnings",
      "  1  there is one or more, such as a database that cannot be connected to",
      "  2  bad input",
      "  130  ended by Ctrl-C; what was looked at until then is told"
    })
public final class DoctorCommand implements Callable<Integer> {

  /// Lambda's longest.
  private static final int LONGEST_TIMEOUT = 900;

  private final SurroundingsOptions place;
  private final OutputOptions output;

  @Option(
      names = "--worker-user",
      paramLabel = "USER",
      description = "The worker's database user, whose rights are looked at.")
  private @Nullable String workerUser;

  @Option(
      names = "--scheduler-user",
      paramLabel = "USER",
      description = "The scheduler's; without both, those of the user who asks.")
  private @Nullable String schedulerUser;

  @Option(
      names = "--worker-timeout",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "The worker's function timeout (default: ${DEFAULT-VALUE}).")
  private int workerTimeout;

  public DoctorCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (workerTimeout < 1 || workerTimeout > LONGEST_TIMEOUT) {
      throw new UnusableException(
          "--worker-timeout is %d; it takes 1 to %d seconds"
              .formatted(workerTimeout, LONGEST_TIMEOUT));
    }
    Narrator narrator = output.narrator();
    DiagnosisText text = new DiagnosisText(narrator);
    try (var _ = output.interruption().finishing()) {
      Diagnosis diagnosis =
          new Doctor(
                  place.surroundings(),
                  InstantSource.system(),
                  output.interruption(),
                  Duration.ofSeconds(workerTimeout),
                  workerUser,
                  schedulerUser)
              .examine(text::tell);
      output.answer(diagnosis.answer(), _ -> text.tellEnd(diagnosis));
      if (output.interruption().isRequested()) {
        return ExitCodes.INTERRUPTED;
      }
      return diagnosis.inOrder() ? ExitCodes.IN_ORDER : ExitCodes.NOT_IN_ORDER;
    }
  }
}
