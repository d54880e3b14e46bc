package moc.cleanup.reliability.histories.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A queue that gives messages up after some receives. One that was received is hidden until
/// somebody shows it again. Thread-safe.
final class MemoryQueue {

  private final int mostReceives;
  private final @Nullable MemoryQueue deadLetters;
  private final Deque<Pending> visible = new ArrayDeque<>();
  private final Map<String, Pending> hidden = new HashMap<>();

  private MemoryQueue(int mostReceives, @Nullable MemoryQueue deadLetters) {
    this.mostReceives = mostReceives;
    this.deadLetters = deadLetters;
  }

  static MemoryQueue ofDeadLetters() {
    return new MemoryQueue(Integer.MAX_VALUE, null);
  }

  static MemoryQueue before(MemoryQueue deadLetters, int mostReceives) {
    return new MemoryQueue(mostReceives, deadLetters);
  }

  private record Pending(String id, String body, int receives) {}

  synchronized void send(String body) {
    visible.add(new Pending(UUID.randomUUID().toString(), body, 0));
  }

  synchronized List<Message> receive(int most) {
    List<Message> received = new ArrayList<>();
    while (received.size() < most && !visible.isEmpty()) {
      Pending message = visible.remove();
      if (message.receives() == mostReceives && deadLetters != null) {
        deadLetters.send(message.body());
      } else {
        received.add(hide(new Pending(message.id(), message.body(), message.receives() + 1)));
      }
    }
    return received;
  }

  private Message hide(Pending message) {
    String receipt = message.id() + "/" + message.receives();
    hidden.put(receipt, message);
    return Message.builder()
        .messageId(message.id())
        .receiptHandle(receipt)
        .body(message.body())
        .attributes(
            Map.of(
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                Integer.toString(message.receives())))
        .build();
  }

  synchronized void delete(String receipt) {
    hidden.remove(receipt);
  }

  synchronized void show(String receipt) {
    Pending message = hidden.remove(receipt);
    if (message != null) {
      visible.add(message);
    }
  }

  synchronized int visible() {
    return visible.size();
  }

  synchronized int hidden() {
    return hidden.size();
  }

  /// Empties it of what is visible.
  synchronized List<String> takeBodies() {
    List<String> bodies = visible.stream().map(Pending::body).toList();
    visible.clear();
    return bodies;
  }

  synchronized void purge() {
    visible.clear();
    hidden.clear();
  }
}
