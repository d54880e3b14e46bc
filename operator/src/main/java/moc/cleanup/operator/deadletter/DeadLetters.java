package moc.cleanup.operator.deadletter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.operator.queue.QueueDepth;

/// The messages of a dead-letter queue, as many as could be read.
///
/// @param approximateCount how many SQS says that there are to be read
/// @param inFlight how many more somebody has received and SQS hides meanwhile, approximately
/// @param complete whether as many as that were read
/// @param reasons why they are there, the most frequent first
/// @param messages the oldest first
public record DeadLetters(
    long approximateCount,
    long inFlight,
    boolean complete,
    List<Reason> reasons,
    List<DeadLetter> messages) {

  /// Copies the lists.
  public DeadLetters {
    reasons = List.copyOf(reasons);
    messages = List.copyOf(messages);
  }

  static DeadLetters of(QueueDepth depth, List<DeadLetter> messages) {
    return new DeadLetters(
        Math.max(depth.visible(), messages.size()),
        depth.inFlight() + depth.delayed(),
        messages.size() >= depth.visible(),
        Reason.of(messages),
        messages.stream()
            .sorted(Comparator.comparing(DeadLetter::sentAt).thenComparing(DeadLetter::messageId))
            .toList());
  }

  /// Whether something has to be repaired first, or it comes back.
  public boolean standing() {
    return reasons.stream().anyMatch(Reason::standing);
  }

  /// A reason and how many messages are there for it.
  ///
  /// @param standing whether they have to be expected to fail again
  public record Reason(String reason, String remedy, boolean standing, int messages) {

    private static List<Reason> of(List<DeadLetter> messages) {
      Map<String, Reason> reasons = new LinkedHashMap<>();
      for (DeadLetter message : messages) {
        Reason one = new Reason(message.reason(), message.remedy(), message.standing(), 1);
        reasons.merge(message.reason(), one, Reason::plus);
      }
      List<Reason> ordered = new ArrayList<>(reasons.values());
      ordered.sort(
          Comparator.comparingInt(Reason::messages).reversed().thenComparing(Reason::reason));
      return ordered;
    }

    private Reason plus(Reason other) {
      return new Reason(reason, remedy, standing, messages + other.messages);
    }
  }
}
