package moc.cleanup.endtoend;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function wrote, read as CloudWatch Logs would: every line is a JSON object, and no field
/// is in it twice.
record LogLines(List<JsonNode> lines) {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  static LogLines parse(List<String> output) {
    return new LogLines(output.stream().map(STRICT::readTree).toList());
  }

  List<JsonNode> events(String name) {
    return lines.stream().filter(line -> line.path("event").asString("").equals(name)).toList();
  }
}
