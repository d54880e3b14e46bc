package moc.cleanup.worker;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON that Lambda's SQS event source sends and the JSON that it takes as an answer.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
final class SqsEvent {

  private static final JsonMapper JSON = new JsonMapper();

  private SqsEvent() {}

  /// @throws IllegalArgumentException when it is no SQS event; the whole batch then comes back
  static List<QueueMessage> read(InputStream event) {
    JsonNode records = JSON.readTree(event).path("Records");
    if (!records.isArray()) {
      throw new IllegalArgumentException("the event has no \"Records\": it is not from SQS");
    }
    List<QueueMessage> messages = new ArrayList<>();
    for (JsonNode message : records) {
      messages.add(read(message));
    }
    return messages;
  }

  private static QueueMessage read(JsonNode message) {
    if (!message.path("messageId").isString()) {
      throw new IllegalArgumentException("the event has a record without \"messageId\"");
    }
    return new QueueMessage(
        message.path("messageId").stringValue(),
        text(message.path("receiptHandle")),
        text(message.path("body")),
        message.path("attributes").path("ApproximateReceiveCount").asInt(1));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  /// Names the messages that SQS is to hand out again; it deletes all others.
  static byte[] answer(List<String> failedMessageIds) {
    var answer = JSON.createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    failedMessageIds.forEach(id -> failures.addObject().put("itemIdentifier", id));
    return JSON.writeValueAsBytes(answer);
  }
}
