package moc.cleanup.operator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Terminal;

/// The process's entry.
public final class Main {

  private static final String LOGGING = "moc.cleanup.log.";

  /// For what has begun, such as invocations of the worker. Whatever is not finished by then is safe all
  /// the same: transactions are rolled back, and the ledger owes what is still stored.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Main() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    configureLogging(Arrays.asList(arguments), terminal);
    orderlyEnd(terminal.interruption());
    int exitCode = new MocCleanup(Surroundings.ofProcess(), terminal).run(arguments);
    System.exit(exitCode);
  }

  /// The JVM ends with 130 after Ctrl-C, and meanwhile every thread goes on.
  private static void orderlyEnd(Interruption interruption) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  interruption.request();
                  interruption.awaitFinished(PATIENCE);
                },
                "ctrl-c"));
  }

  /// Before the first logger is made; the Lambdas' own configuration is on the class path too.
  private static void configureLogging(List<String> arguments, Terminal terminal) {
    System.setProperty("logback.configurationFile", "logback-operator.xml");
    if (terminal.watched()) {
      System.setProperty(LOGGING + "line-start", Terminal.CLEAR_LINE);
    }
    if (arguments.contains(FailureReport.VERBOSE)) {
      System.setProperty(LOGGING + "mocs", "INFO");
      System.setProperty(LOGGING + "details", "INFO");
      System.setProperty(LOGGING + "stack", "%ex");
    }
  }
}
