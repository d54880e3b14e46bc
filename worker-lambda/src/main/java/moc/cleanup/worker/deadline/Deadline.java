package moc.cleanup.worker.deadline;

import java.time.Duration;

/// A moment by which work has to be done, on the clock that never jumps.
public record Deadline(long nanoTime) {

  /// So much time from now.
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// The time left; never negative.
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean hasPassed() {
    return remaining().isZero();
  }

  /// This moment, or `time` from now when that is earlier.
  public Deadline atMost(Duration time) {
    return remaining().compareTo(time) <= 0 ? this : in(time);
  }

  /// This moment less a margin.
  public Deadline minus(Duration margin) {
    return new Deadline(nanoTime - margin.toNanos());
  }
}
