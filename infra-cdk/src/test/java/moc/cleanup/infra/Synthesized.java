package moc.cleanup.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A template as CloudFormation gets it.
record Synthesized(JsonNode template) {

  static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/one";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path EXAMPLE = Path.of("config", "example.json");
  private static final Path PLACEHOLDER = Path.of("src", "test", "resources", "placeholder");

  private static @Nullable Synthesized example;

  /// What the example's configuration gives; made once for all tests.
  static synchronized Synthesized example() {
    Synthesized known = example;
    if (known == null) {
      known = with(_ -> {});
      example = known;
    }
    return known;
  }

  /// What the example gives after a change.
  static Synthesized with(Consumer<ObjectNode> change) {
    App app = CleanupApp.app();
    MocCleanupStack stack = stack(app, change);
    String file = app.synth().getStackArtifact(stack.getArtifactId()).getTemplateFullPath();
    return new Synthesized(JSON.readTree(read(Path.of(file))));
  }

  /// Settings other than the example's.
  static void otherwise(ObjectNode file) {
    makingEndpoints(file);
    file.withObject("schedule").put("hour", 23).put("secondRun", true).put("paused", true);
    file.withObject("bucket").put("versioned", true);
    file.withObject("bucket").putArray("keyPrefixes").add("mocs/").add("gallery/");
    file.withObject("database").put("secretsKeyArn", KEY);
    file.withObject("worker").put("snapStart", false);
    file.put("tracing", true).put("keepData", false);
  }

  static void makingEndpoints(ObjectNode file) {
    file.withObject("network").put("egress", "create-endpoints").putArray("vpcCidrs");
    file.withObject("network").withArray("vpcCidrs").add("10.0.0.0/16").add("100.64.0.0/16");
  }

  static MocCleanupStack stack(App app, Consumer<ObjectNode> change) {
    return new MocCleanupStack(app, config(change), new LambdaCode(PLACEHOLDER, PLACEHOLDER));
  }

  static StackConfig config(Consumer<ObjectNode> change) {
    ObjectNode example = (ObjectNode) JSON.readTree(read(EXAMPLE));
    change.accept(example);
    return ConfigurationFile.parse(example.toString(), Path.of("prod.json"));
  }

  /// The resources of a type by their logical ids.
  Map<String, JsonNode> resources(String type) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> entry.getValue().path("Type").asString().equals(type))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The properties of the one resource of a type that has this value.
  JsonNode properties(String type, String property, String value) {
    List<JsonNode> found =
        resources(type).values().stream()
            .map(resource -> resource.path("Properties"))
            .filter(properties -> properties.path(property).asString("").equals(value))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          found.size() + " resources " + type + " with " + property + " " + value);
    }
    return found.getFirst();
  }

  JsonNode function(String part) {
    return properties("AWS::Lambda::Function", "FunctionName", "moc-cleanup-prod-" + part);
  }

  JsonNode queue(String part) {
    return properties("AWS::SQS::Queue", "QueueName", "moc-cleanup-prod-" + part);
  }

  /// The logical id of a queue.
  String queueId(String part) {
    JsonNode properties = queue(part);
    return resources("AWS::SQS::Queue").entrySet().stream()
        .filter(entry -> entry.getValue().path("Properties").equals(properties))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// The statements of the policy of a function's role.
  List<JsonNode> statements(String construct) {
    return resources("AWS::IAM::Policy").entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(construct))
        .flatMap(entry -> statements(entry.getValue()))
        .toList();
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    return policy.path("Properties").path("PolicyDocument").path("Statement").valueStream();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
