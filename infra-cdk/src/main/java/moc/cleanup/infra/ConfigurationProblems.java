package moc.cleanup.infra;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a configuration, gathered so that one message names all of it. Not
/// thread-safe.
final class ConfigurationProblems {

  private final List<String> problems = new ArrayList<>();

  void add(String problem) {
    problems.add(problem);
  }

  /// @throws ConfigurationException naming every problem
  void refuse(String source) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          source + " cannot be used:\n  - " + String.join("\n  - ", problems));
    }
  }
}
