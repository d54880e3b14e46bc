package moc.cleanup.operator.environment;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// How long a person waits to hear that a service cannot be reached.
public final class Patience {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private Patience() {}

  public static void limit(AwsRequestOverrideConfiguration.Builder settings) {
    settings.apiCallTimeout(LIMIT);
  }
}
