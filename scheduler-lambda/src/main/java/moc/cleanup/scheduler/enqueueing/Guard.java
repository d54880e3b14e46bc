package moc.cleanup.scheduler.enqueueing;

import java.util.Optional;
import java.util.function.LongSupplier;

/// Stops a run that would enqueue suspiciously much, as after a mistake in the retention or an update
/// of the platform that marked too many MOCs deleted: more than 500, and more than a share of all.
///
/// @param percent of all MOCs, 0 to 100; 100 stops nothing
public record Guard(int percent) {

  /// What even a small platform may clean up in one night without anybody being asked.
  private static final int HARMLESS = 500;

  private static final long WHOLE = 100;

  /// Why the run is not to be made, or nothing. The numbers are asked for only when they matter: to
  /// count a large table takes time.
  ///
  /// @param batchSize MOCs enqueued at most
  /// @param due how many are due
  /// @param all how many the platform has, deleted ones too
  public Optional<String> objection(int batchSize, LongSupplier due, LongSupplier all) {
    if (batchSize <= HARMLESS) {
      return Optional.empty();
    }
    long enqueued = Math.min(batchSize, due.getAsLong());
    if (enqueued <= HARMLESS) {
      return Optional.empty();
    }
    long mocs = all.getAsLong();
    return enqueued * WHOLE > mocs * percent
        ? Optional.of(
            "%d of %d MOCs would be enqueued, and DELETE_GUARD_PERCENT allows %d %%"
                .formatted(enqueued, mocs, percent))
        : Optional.empty();
  }
}
