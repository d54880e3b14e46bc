package moc.cleanup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// A run of the scheduler that the ledger knows of. A MOC is counted with the run that queued it last:
/// what a later run queued again has left this one.
///
/// @param run the run's id
/// @param startedAt when its first MOC was queued
/// @param lastHandledAt when something was last done about one of its MOCs; when the last of them was
///     queued, as long as nothing was
public record PastRun(String run, Instant startedAt, Instant lastHandledAt, RunAccount account) {

  /// The ids of all runs are found by jumping from one to the next in the index: the ledger has a
  /// thousand times as many rows as runs.
  private static final String LATEST =
      """
      WITH RECURSIVE run (correlation_id) AS (
        SELECT min(correlation_id)
        FROM moc_cleanup_ledger
        UNION ALL
        SELECT (
          SELECT min(ledger.correlation_id)
          FROM moc_cleanup_ledger ledger
          WHERE ledger.correlation_id > run.correlation_id)
        FROM run
        WHERE run.correlation_id IS NOT NULL
      ), latest AS (
        SELECT run.correlation_id, newest.queued_at AS newest_at
        FROM run
        CROSS JOIN LATERAL (
          SELECT coalesce(ledger.queued_at, '-infinity') AS queued_at
          FROM moc_cleanup_ledger ledger
          WHERE ledger.correlation_id = run.correlation_id
          ORDER BY coalesce(ledger.queued_at, '-infinity') DESC
          LIMIT 1
        ) AS newest
        WHERE newest.queued_at > '-infinity'
        ORDER BY newest_at DESC
        LIMIT :most
      )
      SELECT latest.correlation_id, account.*
      FROM latest
      CROSS JOIN LATERAL (
        SELECT min(queued_at) AS started_at,
          greatest(
            max(queued_at),
            max(last_attempt_at) FILTER (WHERE tried),
            max(acknowledged_at) FILTER (WHERE acknowledged),
            max(finished_at) FILTER (WHERE acknowledged)) AS last_handled_at,
      """
          + RunAccount.SUMS
          + """
            FROM (
              SELECT
          """
          + RunAccount.MARKED
          + """
              FROM moc_cleanup_ledger
              WHERE correlation_id = latest.correlation_id
            ) AS queued
          ) AS account
          ORDER BY latest.newest_at DESC
          """;

  /// The last runs, the newest first.
  public static List<PastRun> latest(Jdbi jdbi, int most) {
    return jdbi.withHandle(
        handle -> handle.createQuery(LATEST).bind("most", most).map((row, _) -> read(row)).list());
  }

  private static PastRun read(ResultSet row) throws SQLException {
    return new PastRun(
        row.getString("correlation_id"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_handled_at", OffsetDateTime.class).toInstant(),
        RunAccount.read(row));
  }

  /// From the first MOC queued to the last one handled.
  public Duration duration() {
    return Duration.between(startedAt, lastHandledAt);
  }
}
