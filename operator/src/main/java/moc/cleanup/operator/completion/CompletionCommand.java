package moc.cleanup.operator.completion;

import java.util.concurrent.Callable;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete commands and options.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script with which bash and zsh complete commands and options.",
      "",
      "To have it in every shell, put the first example's line into ~/.bashrc or",
      "~/.zshrc, with moc-cleanup on the PATH; or keep the script where bash finds it.",
      "It needs no variables, whatever the options say."
    },
    footer = {
      "",
      "Examples:",
      "  source <(moc-cleanup completion)",
      "  moc-cleanup completion > /etc/bash_completion.d/moc-cleanup",
      "",
      "Exit codes:",
      "  0  printed",
      "  2  bad input"
    })
public final class CompletionCommand implements Callable<Integer> {

  private final OutputOptions output;

  @Spec private CommandSpec command = CommandSpec.create();

  public CompletionCommand(OutputOptions output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    CommandSpec root = command.root();
    Script script = new Script(AutoComplete.bash(root.name(), root.commandLine()));
    output.answer(script, narrator -> narrator.say(script.script()));
    return ExitCodes.IN_ORDER;
  }

  private record Script(String script) {}
}
