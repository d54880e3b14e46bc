package moc.cleanup.operator.bench.report;

import java.time.Duration;

/// One run of one variant, whose effect was found to be right.
///
/// @param server the database's CPU
/// @param client the deleting process's own CPU
/// @param standIns CPU of what AWS does elsewhere: queue, bucket, metrics, the polling of the queue
/// @param walBytes what the database wrote to its log
public record Measurement(
    int mocs, Duration wall, Duration server, Duration client, Duration standIns, long walBytes) {

  private static final double NANOS_PER_MILLI = 1_000_000.0;
  private static final double MILLIS_PER_SECOND = 1_000.0;
  private static final double BYTES_PER_KILOBYTE = 1_000.0;

  public double wallMillis() {
    return perMoc(wall);
  }

  public double serverMillis() {
    return perMoc(server);
  }

  public double clientMillis() {
    return perMoc(client);
  }

  public double standInMillis() {
    return perMoc(standIns);
  }

  public double walKilobytes() {
    return walBytes / BYTES_PER_KILOBYTE / mocs;
  }

  public double mocsPerSecond() {
    return MILLIS_PER_SECOND / wallMillis();
  }

  private double perMoc(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI / mocs;
  }
}
