package moc.cleanup.ledger;

import moc.cleanup.config.Retention;
import org.jdbi.v3.core.Jdbi;

/// What is still to be done, for the metrics that keep an operator from being surprised.
///
/// @param expired MOCs expired and not enqueued
/// @param oldestExpiredHours hours for which the oldest expired MOC has outlived its retention
/// @param owedObjects objects whose rows are gone and that S3 has not confirmed as gone
/// @param oldestOwedHours hours since the rows of the oldest of them went
public record Backlog(
    long expired, double oldestExpiredHours, long owedObjects, double oldestOwedHours) {

  private static final String MEASURE =
      """
      SELECT expired.not_enqueued, expired.oldest_hours, owed.objects, owed.oldest_hours
      FROM (
        SELECT count(*) FILTER (
            WHERE ledger.moc_id IS NULL
              OR ledger.finished_at >= ledger.queued_at
              OR moc_cleanup_due_at(ledger.queued_at, ledger.times_queued, ledger.acknowledged_at)
                <= now()) AS not_enqueued,
          coalesce(extract(epoch FROM now() - make_interval(days => :retentionDays)
            - min(moc.deleted_at)::timestamptz) / 3600, 0) AS oldest_hours
        FROM moc_instructions moc
        LEFT JOIN moc_cleanup_ledger ledger ON ledger.moc_id = moc.id
        WHERE moc.deleted_at < now() - make_interval(days => :retentionDays)
      ) AS expired (not_enqueued, oldest_hours), (
        SELECT coalesce(sum(cardinality(owed_keys)), 0),
          coalesce(extract(epoch FROM now() - min(rows_deleted_at)) / 3600, 0)
        FROM moc_cleanup_ledger
        WHERE owed_keys <> '{}'
      ) AS owed (objects, oldest_hours)
      """;

  /// Measures it now, by the database's clock.
  public static Backlog measure(Jdbi jdbi, Retention retention) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(MEASURE)
            .bind("retentionDays", retention.days())
            .map((row, _) ->
                new Backlog(row.getLong(1), row.getDouble(2), row.getLong(3), row.getDouble(4)))
            .one());
  }
}
