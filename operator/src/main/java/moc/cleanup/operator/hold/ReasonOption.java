package moc.cleanup.operator.hold;

import moc.cleanup.operator.environment.UnusableException;
import picocli.CommandLine.Option;

/// Why something is held.
final class ReasonOption {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in words that others understand.")
  private String text = "";

  /// The reason that was given.
  ///
  /// @throws UnusableException when it is blank
  String text() {
    if (text.isBlank()) {
      throw new UnusableException("--reason is blank; it takes why, in words others understand");
    }
    return text;
  }
}
