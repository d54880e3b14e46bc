package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `SendMessageBatch` for every second message only.
record PartialSending(SqsClient sqs) implements PartialAnswers {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public HttpExecuteResponse answer(HttpExecuteRequest request, Fault.PartialFailure failure) {
    JsonNode asked = read(request);
    ObjectNode answer = JSON.createObjectNode();
    List<SendMessageBatchRequestEntry> taken = new ArrayList<>();
    for (JsonNode entry : asked.path("Entries")) {
      boolean refused = answer.path("Failed").size() <= taken.size();
      if (refused) {
        answer
            .withArray("Failed")
            .addObject()
            .put("Id", entry.path("Id").stringValue())
            .put("Code", failure.code())
            .put("Message", "Injected")
            .put("SenderFault", failure.callersFault());
      } else {
        taken.add(
            SendMessageBatchRequestEntry.builder()
                .id(entry.path("Id").stringValue())
                .messageBody(entry.path("MessageBody").stringValue())
                .build());
      }
    }
    send(asked.path("QueueUrl").stringValue(), taken)
        .forEach(sent ->
            answer
                .withArray("Successful")
                .addObject()
                .put("Id", sent.id())
                .put("MessageId", sent.messageId())
                .put("MD5OfMessageBody", sent.md5OfMessageBody()));
    return HttpAnswer.of(200, "application/x-amz-json-1.0", JSON.writeValueAsBytes(answer));
  }

  private List<SendMessageBatchResultEntry> send(
      String queueUrl, List<SendMessageBatchRequestEntry> messages) {
    return messages.isEmpty()
        ? List.of()
        : sqs.sendMessageBatch(batch -> batch.queueUrl(queueUrl).entries(messages)).successful();
  }

  private static JsonNode read(HttpExecuteRequest request) {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
