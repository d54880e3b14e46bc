package moc.cleanup.operator.doctor;

import java.time.Duration;
import java.time.Instant;

/// How far another clock is from ours.
final class ClockSkew {

  private ClockSkew() {}

  /// The least that it can be: the other clock was read at some time between the two moments.
  static Duration between(Instant there, Instant before, Instant after) {
    if (there.isBefore(before)) {
      return Duration.between(there, before);
    }
    return there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
  }
}
