package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole template, for a reviewer to read in a diff. `-Dsnapshot=write` writes it anew.
@NeedsNode
class SnapshotTest {

  private static final Path SNAPSHOT = Path.of("src", "test", "resources", "template.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void theTemplateIsTheOneThatWasReviewed() throws IOException {
    String template = JSON.writeValueAsString(readable(Synthesized.example().template())) + "\n";

    if ("write".equals(System.getProperty("snapshot"))) {
      Files.writeString(SNAPSHOT, template);
    }

    assertThat(template)
        .as("if the change is meant: mvn test -pl infra-cdk -am -Dsnapshot=write")
        .isEqualTo(Files.readString(SNAPSHOT));
  }

  /// In the order of names, so that a diff shows what changed and not what moved.
  private static JsonNode readable(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(element -> copy.add(readable(element)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = JSON.createObjectNode();
    List<String> names = new ArrayList<>(object.propertyNames());
    names.stream().sorted().forEach(name -> copy.set(name, readable(object.path(name))));
    return copy;
  }
}
