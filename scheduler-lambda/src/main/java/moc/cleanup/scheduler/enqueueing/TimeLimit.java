package moc.cleanup.scheduler.enqueueing;

import java.time.Duration;
import java.util.function.Supplier;

/// How long a run may go on. It keeps a reserve for calls that are under way, for giving claims
/// back and for the report; what a run leaves for lack of time, the next one takes. Thread-safe.
public final class TimeLimit {

  private static final Duration LARGEST_RESERVE = Duration.ofSeconds(15);

  /// Of a short limit no more than a third is kept back, or nothing would ever be done.
  private static final int SHARES_OF_LIMIT = 3;

  /// Within the reserve there must be time for a call that began just before it.
  private static final int SHARES_OF_RESERVE = 3;

  private final Supplier<Duration> remaining;
  private final Duration reserve;

  /// @param remaining until the run is killed; read again and again
  public TimeLimit(Supplier<Duration> remaining) {
    this.remaining = remaining;
    Duration share = remaining.get().dividedBy(SHARES_OF_LIMIT);
    this.reserve = share.compareTo(LARGEST_RESERVE) < 0 ? share : LARGEST_RESERVE;
  }

  /// Whether nothing more may be begun.
  boolean isUp() {
    return remaining.get().compareTo(reserve) <= 0;
  }

  /// How long one call over the network may take.
  Duration callPatience() {
    return reserve.dividedBy(SHARES_OF_RESERVE);
  }
}
