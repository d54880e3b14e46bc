package moc.cleanup.scheduler.enqueueing;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;
import static moc.cleanup.config.VariableNames.DELETE_GUARD_PERCENT;

import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;

/// What a run takes, and where it sends it.
///
/// @param batchSize MOCs enqueued in a run at most; MOCs that owe objects come on top, with the same
///     cap
/// @param guard stops a run that would take too large a share of all MOCs
public record EnqueueingConfig(Retention retention, int batchSize, Guard guard, String queueUrl) {

  /// One night's share of an ordinary backlog: a mistake is noticed before it has got far.
  private static final int DEFAULT_BATCH_SIZE = 100;

  private static final int LARGEST_BATCH_SIZE = 1_000_000;
  private static final int DEFAULT_GUARD_PERCENT = 20;
  private static final int WHOLE = 100;

  /// Reads `DELETE_RETENTION_DAYS`, `DELETE_CLEANUP_BATCH_SIZE`, `DELETE_GUARD_PERCENT` and
  /// `CLEANUP_QUEUE_URL`; problems are left in `variables`.
  public static EnqueueingConfig from(Variables variables) {
    return new EnqueueingConfig(
        Retention.from(variables),
        variables.wholeNumber(
            DELETE_CLEANUP_BATCH_SIZE, DEFAULT_BATCH_SIZE, 1, LARGEST_BATCH_SIZE, "MOCs"),
        new Guard(
            variables.wholeNumber(
                DELETE_GUARD_PERCENT, DEFAULT_GUARD_PERCENT, 0, WHOLE, "percent")),
        variables.requiredWebAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL"));
  }
}
