package moc.cleanup.testbed.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the events that it gets, and fails those of their messages that it is told to.
final class RecordingFunction implements LambdaFunction {

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private Predicate<ReceivedMessage> failing = _ -> false;

  void failWhen(Predicate<ReceivedMessage> condition) {
    failing = condition;
  }

  List<JsonNode> events() {
    return events;
  }

  long receivesOf(String body) {
    return events.stream()
        .flatMap(event -> event.path("Records").valueStream())
        .filter(message -> message.path("body").asString().equals(body))
        .count();
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    JsonNode event = JsonMapper.shared().readTree(eventJson);
    events.add(event);
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    event
        .path("Records")
        .valueStream()
        .filter(message -> failing.test(ReceivedMessage.of(message)))
        .forEach(message ->
            answer
                .withArray("batchItemFailures")
                .addObject()
                .put("itemIdentifier", message.path("messageId").asString()));
    return answer.toString();
  }

  /// What tells a message, and one receive of it from another.
  record ReceivedMessage(String body, int receives) {

    static ReceivedMessage of(JsonNode message) {
      return new ReceivedMessage(
          message.path("body").asString(),
          Integer.parseInt(message.at("/attributes/ApproximateReceiveCount").asString()));
    }
  }
}
