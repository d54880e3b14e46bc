package moc.cleanup.operator.status;

import java.time.Instant;
import moc.cleanup.ledger.PastRun;
import moc.cleanup.ledger.RunAccount;

/// A run and what became of the MOCs that it queued last.
///
/// @param durationMs from the first MOC queued to the last one handled
/// @param mocs all that it queued, but for those that a later run has queued again
/// @param settled MOCs whose rows had gone before and whose objects were asked of S3 again
/// @param failed MOCs tried and never with success
/// @param untouched MOCs not tried yet
public record RunStatus(
    String run,
    Instant startedAt,
    long durationMs,
    long mocs,
    long deleted,
    long settled,
    long skipped,
    long failed,
    long untouched,
    long objectsDeleted,
    long objectsOwed,
    long imagesDeleted,
    long bricksReturned) {

  static RunStatus of(PastRun run) {
    RunAccount account = run.account();
    return new RunStatus(
        run.run(),
        run.startedAt(),
        run.duration().toMillis(),
        account.mocs(),
        account.deleted(),
        account.settled(),
        account.skipped(),
        account.failed(),
        account.untouched(),
        account.objectsDeleted(),
        account.objectsOwed(),
        account.imagesDeleted(),
        account.bricksReturned());
  }
}
