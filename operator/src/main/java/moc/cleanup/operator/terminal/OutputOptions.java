package moc.cleanup.operator.terminal;

import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What every subcommand can be told about its output, and where the output goes.
public final class OutputOptions {

  private final Terminal terminal;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON document and nothing else.")
  private boolean json;

  /// Looked for among the bare arguments: logging is configured before they are parsed.
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what the Lambdas log; print the stack trace of a failure.")
  @SuppressWarnings("UnusedVariable")
  private boolean verbose;

  public OutputOptions(Terminal terminal) {
    this.terminal = terminal;
  }

  public boolean json() {
    return json;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Interruption interruption() {
    return terminal.interruption();
  }

  /// Tells a person what happens, unless a machine asked.
  public Narrator narrator() {
    return terminal.narrator(json);
  }

  /// Gives the command's answer: as the one JSON document, or in the words of `text`.
  public void answer(Record document, Consumer<Narrator> text) {
    if (json) {
      JsonDocument.print(terminal, document);
    } else {
      text.accept(narrator());
    }
  }
}
