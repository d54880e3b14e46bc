package moc.cleanup.operator.hold;

import moc.cleanup.operator.environment.UnusableException;
import picocli.CommandLine.Option;

/// Who answers for it.
final class PersonOption {

  @Option(
      names = "--by",
      defaultValue = "${sys:user.name}",
      paramLabel = "NAME",
      description = "Who answers for it (default: the user of this machine).")
  private String name = "";

  /// The name that was given.
  ///
  /// @throws UnusableException when it is blank
  String name() {
    if (name.isBlank()) {
      throw new UnusableException("--by is blank; it takes who answers for it");
    }
    return name;
  }
}
