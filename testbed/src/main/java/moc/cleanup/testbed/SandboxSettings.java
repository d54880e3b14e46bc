package moc.cleanup.testbed;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// What a sandbox is created with. SQS counts in whole seconds, and in receives.
///
/// @param database is empty unless something else is said
public record SandboxSettings(Duration visibilityTimeout, int maxReceiveCount, Blueprint database) {

  private static final Duration LONGEST_VISIBILITY_TIMEOUT_OF_SQS = Duration.ofHours(12);
  private static final int MOST_RECEIVES_OF_SQS = 1000;

  public static final SandboxSettings DEFAULTS =
      new SandboxSettings(Duration.ofSeconds(30), 3, Blueprint.EMPTY);

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
    return new SandboxSettings(timeout, maxReceiveCount, database);
  }

  public SandboxSettings withMaxReceiveCount(int receives) {
    return new SandboxSettings(visibilityTimeout, receives, database);
  }

  public SandboxSettings withDatabase(Blueprint blueprint) {
    return new SandboxSettings(visibilityTimeout, maxReceiveCount, blueprint);
  }
}
