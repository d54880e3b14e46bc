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

  /// Can be synthesized as it is, to see what comes out, and names a stage for its copies.
  private static final Path EXAMPLE = Path.of("example.json");

  private ConfigurationFile() {}

  /// @throws ConfigurationException naming every problem of the file
  static StackConfig read(Path folder, String stage) {
    if (!Patterns.STAGE.matcher(stage).matches()) {
      throw new ConfigurationException("stage \"" + stage + "\" is no name of a stage");
    }
    Path file = folder.resolve(stage + ".json");
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException(
          file + " is not there; copy config/example.json and fill it in");
    }
    try {
      return parse(Files.readString(file), file);
    } catch (IOException e) {
      throw new ConfigurationException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static StackConfig parse(String text, Path file) {
    ConfigurationProblems problems = new ConfigurationProblems();
    ConfigurationSection section = new ConfigurationSection(tree(text, file), "", problems);
    StackConfig config = StackConfig.from(section);
    if (isOfAnotherStage(config, file)) {
      section.problem("stage", "the file's own name, which is " + file.getFileName());
    }
    problems.refuse(file.toString());
    return config;
  }

  /// A copy whose stage was forgotten would be deployed over the stage that it was copied from.
  private static boolean isOfAnotherStage(StackConfig config, Path file) {
    return !config.stage().isEmpty()
        && !file.endsWith(config.stage() + ".json")
        && !file.endsWith(EXAMPLE);
  }

  private static JsonNode tree(String text, Path file) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new ConfigurationException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
