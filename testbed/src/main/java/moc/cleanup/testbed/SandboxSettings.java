package moc.cleanup.testbed;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// What a sandbox's queues are created with; SQS counts both in whole seconds and receives.
public record SandboxSettings(Duration visibilityTimeout, int maxReceiveCount) {

  private static final Duration LONGEST_VISIBILITY_TIMEOUT_OF_SQS = Duration.ofHours(12);
  private static final int MOST_RECEIVES_OF_SQS = 1000;

  public static final SandboxSettings DEFAULTS = new SandboxSettings(Duration.ofSeconds(30), 3);

  public SandboxSettings {
    if (visibilityTimeout.isNegative()
        || visibilityTimeout.compareTo(LONGEST_VISIBILITY_TIMEOUT_OF_SQS) > 0
        || !visibilityTimeout.equals(visibilityTimeout.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(
          "visibilityTimeout must be whole seconds, at most 12 hours: " + visibilityTimeout);
    }
    if (maxReceiveCount < 1 || maxReceiveCount > MOST_RECEIVES_OF_SQS) {
      throw new IllegalArgumentException("maxReceiveCount must be 1 to 1000: " + maxReceiveCount);
    }
  }

  public SandboxSettings withVisibilityTimeout(Duration timeout) {
    return new SandboxSettings(timeout, maxReceiveCount);
  }

  public SandboxSettings withMaxReceiveCount(int receives) {
    return new SandboxSettings(visibilityTimeout, receives);
  }
}
