package moc.cleanup.testbed.lambda;

import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The event that Lambda makes of messages, to the letter of AWS's documentation.
final class SqsEvent {

  private static final ObjectMapper JSON = JsonMapper.shared();
  private static final int REGION_IN_ARN = 3;

  private SqsEvent() {}

  static String of(List<Message> messages, String queueArn) {
    ObjectNode event = JSON.createObjectNode();
    messages.forEach(message -> event.withArray("Records").add(record(message, queueArn)));
    return JSON.writeValueAsString(event);
  }

  private static ObjectNode record(Message message, String queueArn) {
    ObjectNode record = JSON.createObjectNode();
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    ObjectNode attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode messageAttributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach((name, value) -> put(messageAttributes.putObject(name), value));
    record.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", queueArn.split(":", -1)[REGION_IN_ARN]);
    return record;
  }

  private static void put(ObjectNode attribute, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    SdkBytes binary = value.binaryValue();
    if (binary != null) {
      attribute.put("binaryValue", Base64.getEncoder().encodeToString(binary.asByteArray()));
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    attribute.put("dataType", value.dataType());
  }
}
