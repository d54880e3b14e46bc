package moc.cleanup.testbed.lambda;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many messages a queue holds, by where they are.
record QueueDepth(int visible, int inFlight, int delayed) {

  static final List<QueueAttributeName> ATTRIBUTES =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  static QueueDepth of(Map<QueueAttributeName, String> attributes) {
    List<Integer> counts =
        ATTRIBUTES.stream()
            .map(name -> Integer.parseInt(attributes.getOrDefault(name, "0")))
            .toList();
    return new QueueDepth(counts.get(0), counts.get(1), counts.get(2));
  }

  boolean isEmpty() {
    return visible + inFlight + delayed == 0;
  }
}
