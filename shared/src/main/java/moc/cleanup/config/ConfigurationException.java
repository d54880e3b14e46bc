package moc.cleanup.config;

import java.util.List;

/// Environment variables are missing or senseless; the message names all of them at once.
public final class ConfigurationException extends RuntimeException {

  private final transient List<String> problems;

  ConfigurationException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /// One text per variable at fault.
  public List<String> problems() {
    return problems;
  }
}
