package moc.cleanup.worker;

import static moc.cleanup.metrics.Metric.BRICKS_RETURNED;
import static moc.cleanup.metrics.Metric.IMAGES_ORPHANED;
import static moc.cleanup.metrics.Metric.ITEMS_FAILED;
import static moc.cleanup.metrics.Metric.ITEMS_PROCESSED;
import static moc.cleanup.metrics.Metric.ITEMS_SKIPPED;
import static moc.cleanup.metrics.Metric.S3_DELETE_FAILURES;
import static moc.cleanup.metrics.Metric.S3_FILES_DELETED;

import java.util.List;
import moc.cleanup.metrics.Measurements;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import moc.cleanup.worker.objectdeletion.ObjectDeletionReport;

/// What a batch adds to the worker's metrics. Every sum is sent, zero too, so that a graph without
/// failures shows a line and not a gap.
final class WorkerMeasurements {

  private WorkerMeasurements() {}

  static Measurements of(
      List<HandledMessage> handled, int unreadable, ObjectDeletionReport report) {
    Measurements measurements = new Measurements();
    measurements.add(ITEMS_PROCESSED, 0);
    measurements.add(ITEMS_FAILED, unreadable);
    measurements.add(ITEMS_SKIPPED, 0);
    measurements.add(IMAGES_ORPHANED, 0);
    measurements.add(BRICKS_RETURNED, 0);
    measurements.add(S3_FILES_DELETED, report.deleted().size());
    measurements.add(S3_DELETE_FAILURES, report.failed().size());
    for (HandledMessage one : handled) {
      measurements.addDuration(one.duration());
      switch (one.outcome()) {
        case MocDeletionOutcome.Deleted(var account) -> {
          measurements.add(ITEMS_PROCESSED, 1);
          measurements.add(IMAGES_ORPHANED, account.imagesDeleted());
          measurements.add(BRICKS_RETURNED, account.bricksReturned());
        }
        case MocDeletionOutcome.AlreadyGone _,
            MocDeletionOutcome.Restored _,
            MocDeletionOutcome.NotExpired _,
            MocDeletionOutcome.Held _ ->
            measurements.add(ITEMS_SKIPPED, 1);
        case MocDeletionOutcome.Failed _ -> measurements.add(ITEMS_FAILED, 1);
      }
    }
    return measurements;
  }
}
