package moc.cleanup.worker.redelivery;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts off messages that failed for a reason which time may heal: 20 minutes after the first
/// receive, 2 hours after the second. With three receives, an outage of up to two hours sends nothing
/// to the dead-letter queue. Thread-safe.
public final class Redelivery {

  private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

  private static final List<Duration> DELAYS = List.of(Duration.ofMinutes(20), Duration.ofHours(2));

  /// Up to so much of a delay comes on top at random, so that what failed together does not come back
  /// together. Never less than the delay: the outage is to be over.
  private static final double JITTER = 0.2;

  private final SqsMessageVisibility queue;

  public Redelivery(SqsMessageVisibility queue) {
    this.queue = queue;
  }

  /// Has these messages come back later than the queue's visibility timeout says. Those that were
  /// received for the last time, and those that SQS does not put off, come back as the queue has it.
  public void putOff(List<ReceivedMessage> messages) {
    Map<ReceivedMessage, Duration> delays = new LinkedHashMap<>();
    for (ReceivedMessage message : messages) {
      if (message.receiveCount() <= DELAYS.size()) {
        delays.put(message, jittered(DELAYS.get(Math.max(message.receiveCount(), 1) - 1)));
      }
    }
    List<String> refusals = delays.isEmpty() ? List.of() : queue.hide(delays);
    if (!refusals.isEmpty()) {
      LOG.warn(
          "{} of {} failed messages come back after the queue's visibility timeout and not later:"
              + " {}",
          refusals.size(),
          delays.size(),
          refusals.getFirst());
    }
  }

  private static Duration jittered(Duration delay) {
    // Seeded now: what a snapshot has seeded draws the same in every restored process.
    double jitter = new SecureRandom().nextDouble(JITTER);
    return delay.plusSeconds((long) (delay.toSeconds() * jitter));
  }
}
