package moc.cleanup.operator;

import moc.cleanup.config.ConfigurationException;
import moc.cleanup.database.SqlStates;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells of what went wrong in one line; the stack trace is for those who ask for it.
final class FailureReport {

  static final String VERBOSE = "--verbose";

  private final Terminal terminal;

  FailureReport(Terminal terminal) {
    this.terminal = terminal;
  }

  int ofUnreadable(String argument) {
    terminal.complain(
        "argument \"%s\" is not text in UTF-8: the shell's locale is not UTF-8, or the terminal"
                .formatted(argument)
            + " sends something else; set LC_ALL=C.UTF-8 and type it again");
    return ExitCodes.UNUSABLE;
  }

  int ofArguments(ParameterException failure, String[] arguments) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    terminal.complain(problem(failure) + "; see: " + command + " --help");
    return ExitCodes.UNUSABLE;
  }

  private static String problem(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().getFirst();
      boolean hasCommands = !failure.getCommandLine().getSubcommands().isEmpty();
      String kind = unmatched.isUnknownOption() ? "option" : hasCommands ? "command" : "argument";
      return "unknown " + kind + " \"" + argument + "\"";
    }
    return firstLine(failure);
  }

  int ofExecution(Exception failure, CommandLine command, ParseResult parsed) {
    if (terminal.interruption().isRequested()) {
      // Whatever it was, it is no news: the process is being ended.
      terminal.complain("interrupted");
      return ExitCodes.INTERRUPTED;
    }
    boolean unusable =
        failure instanceof UnusableException || failure instanceof ConfigurationException;
    boolean verbose = parsed.originalArgs().contains(VERBOSE);
    if (unusable) {
      terminal.complain(firstLine(failure));
    } else {
      terminal.complain("failed: " + words(failure) + (verbose ? "" : " (more with --verbose)"));
    }
    if (verbose) {
      failure.printStackTrace(terminal.err());
    }
    return unusable ? ExitCodes.UNUSABLE : ExitCodes.NOT_IN_ORDER;
  }

  private static String words(Exception failure) {
    return failure instanceof SdkException refusal
        ? AwsFailure.describe(refusal)
        : SqlStates.describe(failure);
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
