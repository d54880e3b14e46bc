package moc.cleanup.operator.bench.place;

import java.time.Duration;

/// How far away the services are: what a call to S3 takes at least, and a round trip to the
/// database.
public record Distance(Duration s3, Duration database) {

  public static final Distance NONE = new Distance(Duration.ZERO, Duration.ZERO);

  public static Distance ofMillis(int s3, int database) {
    return new Distance(Duration.ofMillis(s3), Duration.ofMillis(database));
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
