package moc.cleanup.ledger;

import moc.cleanup.config.Retention;
import org.jdbi.v3.core.Jdbi;

/// What is still to be done, for the metrics that keep an operator from being surprised.
///
/// @param expired MOCs expired, not held and not enqueued
/// @param oldestExpiredHours hours for which the oldest expired MOC that is not held has outlived its
///     retention
/// @param owedObjects objects whose rows are gone and that S3 has not confirmed as gone
/// @param oldestOwedHours hours since the rows of the oldest of them went, held ones aside, and MOCs
///     whose objects a held one owes as well
/// @param held MOCs expired, or gone and owing objects, that a hold keeps
public record Backlog(
    long expired, double oldestExpiredHours, long owedObjects, double oldestOwedHours, long held) {

  /// As for the worker, an object that a held MOC owes too is to stay. `IN` is a hash that is made once,
  /// and each MOC's keys are looked up in it until the first that may go.
  private static final String MEASURE =
      Ledger.HELD
          + """
          SELECT expired.not_enqueued, expired.oldest_hours, owed.objects, owed.oldest_hours,
            expired.held + owed.held
          FROM (
            SELECT count(*) FILTER (WHERE NOT held AND due) AS not_enqueued,
              coalesce(extract(epoch FROM now() - make_interval(days => :retentionDays)
                - min(deleted_at) FILTER (WHERE NOT held)) / 3600, 0) AS oldest_hours,
              count(*) FILTER (WHERE held) AS held
            FROM (
              SELECT moc.deleted_at::timestamptz AS deleted_at,
                EXISTS (SELECT FROM moc_cleanup_holds_on(moc.id, moc.user_id::text)) AS held,
                ledger.moc_id IS NULL
                  OR ledger.finished_at >= ledger.queued_at
                  OR moc_cleanup_due_at(ledger.queued_at, ledger.times_queued, ledger.acknowledged_at)
                    <= now() AS due
              FROM moc_instructions moc
              LEFT JOIN moc_cleanup_ledger ledger ON ledger.moc_id = moc.id
              WHERE moc.deleted_at < now() - make_interval(days => :retentionDays)
            ) AS moc
          ) AS expired, (
            SELECT coalesce(sum(keys), 0) AS objects,
              coalesce(extract(epoch FROM now()
                - min(rows_deleted_at) FILTER (WHERE payable AND NOT held)) / 3600, 0) AS oldest_hours,
              count(*) FILTER (WHERE held AND NOT expired) AS held
            FROM (
              SELECT cardinality(owed_keys) AS keys, rows_deleted_at,
                EXISTS (SELECT FROM moc_cleanup_holds_on(moc_id, owner_id)) AS held,
                EXISTS (
                  SELECT FROM moc_instructions moc
                  WHERE moc.id = moc_cleanup_ledger.moc_id
                    AND moc.deleted_at < now() - make_interval(days => :retentionDays)) AS expired,
                EXISTS (
                  SELECT FROM unnest(owed_keys) AS owed (key)
                  WHERE key NOT IN (SELECT held.key FROM held)) AS payable
              FROM moc_cleanup_ledger
              WHERE owed_keys <> '{}'
            ) AS owing
          ) AS owed
          """;

  /// Measures it now, by the database's clock.
  public static Backlog measure(Jdbi jdbi, Retention retention) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(MEASURE)
            .bind("retentionDays", retention.days())
            .map((row, _) ->
                new Backlog(
                    row.getLong(1),
                    row.getDouble(2),
                    row.getLong(3),
                    row.getDouble(4),
                    row.getLong(5)))
            .one());
  }
}
