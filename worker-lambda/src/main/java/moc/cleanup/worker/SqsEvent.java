package moc.cleanup.worker;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;

/// The JSON that Lambda's SQS event source sends and the JSON that it takes as an answer.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
final class SqsEvent {

  private SqsEvent() {}

  /// @throws IllegalArgumentException when it is no SQS event; the whole batch then comes back
  static List<QueueMessage> read(InputStream event) {
    if (!(Json.read(event) instanceof Map<?, ?> fields
        && fields.get("Records") instanceof List<?> records)) {
      throw new IllegalArgumentException("the event has no \"Records\": it is not from SQS");
    }
    List<QueueMessage> messages = new ArrayList<>();
    records.forEach(message -> messages.add(message(message)));
    return messages;
  }

  private static QueueMessage message(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> message && message.get("messageId") instanceof String id)) {
      throw new IllegalArgumentException("the event has a record without \"messageId\"");
    }
    return new QueueMessage(
        id,
        message.get("receiptHandle") instanceof String handle ? handle : null,
        message.get("body") instanceof String body ? body : null,
        receiveCount(message.get("attributes")));
  }

  /// SQS writes the number as a text.
  private static int receiveCount(@Nullable Object attributes) {
    return attributes instanceof Map<?, ?> named
            && named.get("ApproximateReceiveCount") instanceof String count
        ? Integer.parseInt(count)
        : 1;
  }

  /// Names the messages that SQS is to hand out again; it deletes all others.
  static byte[] answer(List<String> failedMessageIds) {
    List<Map<String, String>> failures =
        failedMessageIds.stream().map(id -> Map.of("itemIdentifier", id)).toList();
    return Json.write(Map.of("batchItemFailures", failures)).getBytes(StandardCharsets.UTF_8);
  }
}
