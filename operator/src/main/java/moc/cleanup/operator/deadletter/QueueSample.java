package moc.cleanup.operator.deadletter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Looks at a queue's messages and leaves them where they are: each is visible again at once, for a
/// redrive too. SQS hands out the same message several times, and in any order, so what is new is
/// sorted out here.
record QueueSample(SqsClient sqs, String url) {

  private static final int MOST_PER_RECEIVE = 10;

  /// A receive that waits asks all of SQS's servers, one that does not only some of them.
  private static final int WAIT_SECONDS = 1;

  private static final int EMPTY_RECEIVES = 2;
  private static final int FRUITLESS_RECEIVES = 10;

  /// Up to `limit` messages by their ids. When the queue has more than can be drawn within reason, the
  /// rest is left out.
  ///
  /// @param expected how many the queue says that it has
  /// @param seen is told how many there are so far
  Map<String, Message> draw(long expected, int limit, LongConsumer seen) {
    Map<String, Message> messages = new LinkedHashMap<>();
    int fruitless = 0;
    int empty = 0;
    while (messages.size() < limit) {
      List<Message> drawn = receive();
      int before = messages.size();
      for (Message message : drawn) {
        if (messages.size() < limit) {
          messages.putIfAbsent(message.messageId(), message);
        }
      }
      seen.accept(messages.size());
      fruitless = messages.size() > before ? 0 : fruitless + 1;
      empty += drawn.isEmpty() ? 1 : 0;
      boolean all = messages.size() >= expected && fruitless > 0;
      if (all || empty >= EMPTY_RECEIVES || fruitless > patience(messages.size())) {
        break;
      }
    }
    return messages;
  }

  /// The more are known, the longer it takes until one comes that is not.
  private static int patience(int known) {
    return FRUITLESS_RECEIVES + known / MOST_PER_RECEIVE;
  }

  private List<Message> receive() {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(url)
                .visibilityTimeout(0)
                .waitTimeSeconds(WAIT_SECONDS)
                .maxNumberOfMessages(MOST_PER_RECEIVE)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}
