package moc.cleanup.scheduler.enqueueing;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// At most ten messages on their way to SQS. An answer of 200 can still refuse some of them: those
/// are sent again, unless SQS says that we are at fault. Only a message that SQS says it took counts
/// as taken.
final class SqsBatch {

  private static final int ATTEMPTS = 3;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final SqsClient sqs;
  private final String url;
  private final Map<String, CleanupMessage> unsent = new LinkedHashMap<>();
  private final Map<String, Refusal> refused = new LinkedHashMap<>();

  SqsBatch(SqsClient sqs, String url, Collection<CleanupMessage> messages) {
    this.sqs = sqs;
    this.url = url;
    for (CleanupMessage message : messages) {
      unsent.put(message.mocId().toString(), message);
      refuse(message.mocId(), "the run's time was up before it was sent");
    }
  }

  /// Sends them and returns those that SQS did not take.
  List<Refusal> send(TimeLimit time) {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS && !unsent.isEmpty() && !time.isUp(); attempt++) {
        pauseBefore(attempt);
        sendOnce(time);
      }
    } catch (RuntimeException callFailed) {
      // Whatever it was, after the SDK's own attempts SQS has not said that it took them. Their
      // claims can only be given back when this call's failure does not end the others.
      String reason = String.valueOf(callFailed.getMessage());
      unsent.values().forEach(message -> refuse(message.mocId(), reason));
    }
    return List.copyOf(refused.values());
  }

  private void sendOnce(TimeLimit time) {
    SendMessageBatchResponse answer = sqs.sendMessageBatch(request(time));
    unsent.values().forEach(message -> refuse(message.mocId(), "SQS did not say that it took it"));
    answer
        .failed()
        .forEach(failure -> {
          refuse(MocId.parse(failure.id()), failure.code() + ", " + failure.message());
          if (Boolean.TRUE.equals(failure.senderFault())) {
            unsent.remove(failure.id());
          }
        });
    answer
        .successful()
        .forEach(success -> {
          refused.remove(success.id());
          unsent.remove(success.id());
        });
  }

  private SendMessageBatchRequest request(TimeLimit time) {
    return SendMessageBatchRequest.builder()
        .queueUrl(url)
        .entries(
            unsent.entrySet().stream()
                .map(entry ->
                    SendMessageBatchRequestEntry.builder()
                        .id(entry.getKey())
                        .messageBody(entry.getValue().toJson())
                        .build())
                .toList())
        .overrideConfiguration(settings -> settings.apiCallTimeout(time.callPatience()))
        .build();
  }

  private void refuse(MocId mocId, String reason) {
    refused.put(mocId.toString(), new Refusal(mocId, reason));
  }

  private static void pauseBefore(int attempt) {
    if (attempt == 1) {
      return;
    }
    long longest = LONGEST_PAUSE.multipliedBy(attempt - 1L).toMillis();
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toMillis(), longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while SQS was to take messages", e);
    }
  }
}
