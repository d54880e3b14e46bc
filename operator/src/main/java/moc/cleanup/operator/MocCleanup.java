package moc.cleanup.operator;

import moc.cleanup.operator.bench.BenchCommand;
import moc.cleanup.operator.completion.CompletionCommand;
import moc.cleanup.operator.console.ConsoleCommand;
import moc.cleanup.operator.deadletter.DlqCancelCommand;
import moc.cleanup.operator.deadletter.DlqCommand;
import moc.cleanup.operator.deadletter.DlqListCommand;
import moc.cleanup.operator.deadletter.DlqRedriveCommand;
import moc.cleanup.operator.deadletter.DlqShowCommand;
import moc.cleanup.operator.demo.DemoCommand;
import moc.cleanup.operator.doctor.DoctorCommand;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.history.HistoryCommand;
import moc.cleanup.operator.hold.HoldAddCommand;
import moc.cleanup.operator.hold.HoldCommand;
import moc.cleanup.operator.hold.HoldLiftCommand;
import moc.cleanup.operator.hold.HoldListCommand;
import moc.cleanup.operator.hold.PauseCommand;
import moc.cleanup.operator.hold.ResumeCommand;
import moc.cleanup.operator.migrate.MigrateCommand;
import moc.cleanup.operator.plan.PlanCommand;
import moc.cleanup.operator.run.RunCommand;
import moc.cleanup.operator.status.StatusCommand;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.operator.terminal.Terminal;
import moc.cleanup.operator.verify.VerifyCommand;
import picocli.CommandLine;

/// The command and its subcommands, put together.
public final class MocCleanup {

  /// What the JVM makes of bytes that are no text in the locale's encoding.
  private static final String UNREADABLE = "\ufffd";

  private final Terminal terminal;
  private final FailureReport failures;
  private final CommandLine commandLine;

  public MocCleanup(Surroundings surroundings, Terminal terminal) {
    this.terminal = terminal;
    this.failures = new FailureReport(terminal);
    SurroundingsOptions place = new SurroundingsOptions(surroundings);
    OutputOptions output = new OutputOptions(terminal);
    this.commandLine =
        new CommandLine(new MocCleanupCommand())
            // Before the subcommands, which inherit these options.
            .addMixin("place", place)
            .addMixin("output", output)
            .addSubcommand(new DemoCommand(output))
            .addSubcommand(new RunCommand(place, output))
            .addSubcommand(new MigrateCommand(place, output))
            .addSubcommand(new PlanCommand(place, output))
            .addSubcommand(new StatusCommand(place, output))
            .addSubcommand(
                new CommandLine(new DlqCommand())
                    .addSubcommand(new DlqListCommand(place, output))
                    .addSubcommand(new DlqShowCommand(place, output))
                    .addSubcommand(new DlqRedriveCommand(place, output))
                    .addSubcommand(new DlqCancelCommand(place, output)))
            .addSubcommand(
                new CommandLine(new HoldCommand())
                    .addSubcommand(new HoldAddCommand(place, output))
                    .addSubcommand(new HoldListCommand(place, output))
                    .addSubcommand(new HoldLiftCommand(place, output)))
            .addSubcommand(new HistoryCommand(place, output))
            .addSubcommand(new PauseCommand(place, output))
            .addSubcommand(new ResumeCommand(place, output))
            .addSubcommand(new VerifyCommand(place, output))
            .addSubcommand(new DoctorCommand(place, output))
            .addSubcommand(new CompletionCommand(output))
            .addSubcommand(new BenchCommand(output))
            .addSubcommand(new ConsoleCommand(place, output))
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setUsageHelpWidth(Terminal.COLUMNS)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler(failures::ofArguments)
            .setExecutionExceptionHandler(failures::ofExecution);
  }

  /// Runs what the arguments say and returns the exit code. Nothing is done by an argument that did not
  /// arrive as it was typed: a hold on a mangled id would hold nothing, and look as if it did. Without
  /// its output, nothing is in order.
  public int run(String... arguments) {
    for (String argument : arguments) {
      if (argument.contains(UNREADABLE)) {
        return failures.ofUnreadable(argument);
      }
    }
    int exitCode = commandLine.execute(arguments);
    if (terminal.flushed()) {
      return exitCode;
    }
    terminal.complain("the output could not be written; what the command did is done all the same");
    return exitCode == ExitCodes.IN_ORDER ? ExitCodes.NOT_IN_ORDER : exitCode;
  }
}
