package moc.cleanup.operator.status;

import moc.cleanup.ledger.Backlog;

/// What is still to be done.
///
/// @param expired MOCs that a run would find due: expired, not held and not in the queue
/// @param oldestExpiredHours for how long the oldest that is not held has outlived its retention
/// @param owedObjects objects whose rows are gone and that S3 has not confirmed as gone
/// @param oldestOwedHours since the rows of the oldest of them went, held ones aside
/// @param held MOCs that a hold keeps
public record BacklogStatus(
    long expired, double oldestExpiredHours, long owedObjects, double oldestOwedHours, long held) {

  static BacklogStatus of(Backlog backlog) {
    return new BacklogStatus(
        backlog.expired(),
        backlog.oldestExpiredHours(),
        backlog.owedObjects(),
        backlog.oldestOwedHours(),
        backlog.held());
  }
}
