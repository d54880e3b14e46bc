package moc.cleanup.operator.terminal;

import picocli.CommandLine.Option;

/// What every subcommand can be told about its output.
public final class OutputOptions {

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  /// Looked for among the bare arguments: logging is configured before they are parsed.
  @Option(
      names = "--verbose",
      description = "Log what the Lambdas log; print the stack trace of a failure.")
  @SuppressWarnings("UnusedVariable")
  private boolean verbose;

  public boolean json() {
    return json;
  }
}
