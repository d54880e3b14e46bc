package moc.cleanup.operator;

import moc.cleanup.operator.demo.DemoCommand;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.migrate.MigrateCommand;
import moc.cleanup.operator.run.RunCommand;
import moc.cleanup.operator.terminal.Terminal;
import picocli.CommandLine;

/// The command and its subcommands, put together.
public final class MocCleanup {

  private static final int COLUMNS = 80;

  private final CommandLine commandLine;

  public MocCleanup(Surroundings surroundings, Terminal terminal) {
    FailureReport failures = new FailureReport(terminal);
    this.commandLine =
        new CommandLine(new MocCleanupCommand())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new RunCommand(surroundings, terminal))
            .addSubcommand(new MigrateCommand(surroundings, terminal))
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setUsageHelpWidth(COLUMNS)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    terminal.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler(failures::ofArguments)
            .setExecutionExceptionHandler(failures::ofExecution);
  }

  /// Runs what the arguments say and returns the exit code.
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }
}
