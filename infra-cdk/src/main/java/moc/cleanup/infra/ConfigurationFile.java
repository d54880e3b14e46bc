package moc.cleanup.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a stage's file.
final class ConfigurationFile {

  private static final JsonMapper JSON = new JsonMapper();

  private ConfigurationFile() {}

  /// @throws IllegalArgumentException naming every problem of the file
  static StackConfig read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          file + " is not there; copy config/example.json and fill it in");
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static StackConfig parse(String text, String source) {
    ConfigurationProblems problems = new ConfigurationProblems();
    StackConfig config =
        StackConfig.from(new ConfigurationSection(tree(text, source), "", problems));
    problems.refuse(source);
    return config;
  }

  private static JsonNode tree(String text, String source) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(source + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
