package moc.cleanup.operator;

import java.util.Arrays;
import java.util.List;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Terminal;

/// The process's entry.
public final class Main {

  private static final String LOGGING = "moc.cleanup.log.";

  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    configureLogging(Arrays.asList(arguments), terminal);
    int exitCode = new MocCleanup(Surroundings.ofProcess(), terminal).run(arguments);
    terminal.flush();
    System.exit(exitCode);
  }

  /// Before the first logger is made; the Lambdas' own configuration is on the class path too.
  private static void configureLogging(List<String> arguments, Terminal terminal) {
    System.setProperty("logback.configurationFile", "logback-operator.xml");
    if (terminal.interactive()) {
      System.setProperty(LOGGING + "line-start", Terminal.CLEAR_LINE);
    }
    if (arguments.contains(FailureReport.VERBOSE)) {
      System.setProperty(LOGGING + "mocs", "INFO");
      System.setProperty(LOGGING + "details", "INFO");
      System.setProperty(LOGGING + "stack", "%ex");
    }
  }
}
