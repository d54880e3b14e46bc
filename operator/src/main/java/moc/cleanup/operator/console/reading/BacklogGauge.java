package moc.cleanup.operator.console.reading;

import moc.cleanup.operator.status.BacklogStatus;
import moc.cleanup.operator.status.StatusReader;
import org.jspecify.annotations.Nullable;

/// The backlog. With tens of thousands of expired MOCs the database counts for a second, so it is asked
/// for a tenth of the time at most, while the run that works them off is shown as it goes.
final class BacklogGauge {

  private static final int SHARE_OF_TIME = 10;

  private final StatusReader status;
  private @Nullable BacklogStatus counted;
  private long countedAtNanos;
  private long lastingNanos;

  BacklogGauge(StatusReader status) {
    this.status = status;
  }

  /// As it was counted last, or is now.
  BacklogStatus now() {
    long begun = System.nanoTime();
    BacklogStatus backlog = counted;
    if (backlog == null || begun - countedAtNanos > lastingNanos) {
      backlog = status.backlog();
      counted = backlog;
      countedAtNanos = System.nanoTime();
      lastingNanos = (countedAtNanos - begun) * SHARE_OF_TIME;
    }
    return backlog;
  }
}
