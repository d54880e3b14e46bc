package moc.cleanup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The scheduler's side of the ledger: claims MOCs page by page, so that runs at the same time
/// share the work, and gives claims back. It writes the scheduler's columns and leaves the worker's
/// alone. Thread-safe.
public final class ClaimLedger {

  /// A row that another run inserts at the same moment is waited for and then found claimed. Ids
  /// are sorted, so that two runs cannot wait for each other.
  private static final String CLAIM_NEVER_QUEUED =
      """
      WITH page AS (
      """
          + DueMocs.NEVER_QUEUED
          + """
          ), claimed AS (
            INSERT INTO moc_cleanup_ledger AS ledger (
              moc_id, owner_id, deleted_at, correlation_id, queued_at, times_queued)
            SELECT moc_id, owner_id, deleted_at, :correlationId, now(), 1
            FROM page
            ORDER BY moc_id
            ON CONFLICT (moc_id) DO UPDATE SET
              owner_id = excluded.owner_id,
              deleted_at = excluded.deleted_at,
              correlation_id = excluded.correlation_id,
              queued_at = excluded.queued_at,
              times_queued = excluded.times_queued
            WHERE ledger.queued_at IS NULL OR ledger.finished_at >= ledger.queued_at
            RETURNING moc_id
          )
          SELECT page.moc_id, page.deleted_at::text AS lane_time, claimed.moc_id IS NOT NULL AS claimed,
            page.queued_before::text AS queued_before, page.times_queued_before, page.queued_before_by
          FROM page LEFT JOIN claimed ON claimed.moc_id = page.moc_id
          ORDER BY page.deleted_at, page.moc_id
          """;

  /// Rows that another run holds are skipped: it is claiming them.
  private static final String CLAIM_QUEUED_BEFORE =
      """
      WITH page AS (
      """
          + DueMocs.QUEUED_BEFORE
          + """
                FOR UPDATE OF ledger SKIP LOCKED
          ), claimed AS (
            UPDATE moc_cleanup_ledger ledger SET
              correlation_id = :correlationId,
              queued_at = now(),
              times_queued = CASE WHEN page.acknowledged_at >= page.queued_at THEN 1
                ELSE page.times_queued + 1 END
            FROM page
            WHERE ledger.moc_id = page.moc_id
            RETURNING ledger.moc_id
          )
          SELECT page.moc_id, page.lane_time::text AS lane_time, claimed.moc_id IS NOT NULL AS claimed,
            page.queued_at::text AS queued_before, page.times_queued AS times_queued_before,
            page.correlation_id AS queued_before_by
          FROM page LEFT JOIN claimed ON claimed.moc_id = page.moc_id
          ORDER BY page.lane_time, page.moc_id
          """;

  private static final String GIVE_BACK =
      """
      UPDATE moc_cleanup_ledger ledger SET
        queued_at = CAST(before.queued_at AS timestamptz),
        times_queued = before.times_queued,
        correlation_id = before.correlation_id
      FROM (
        SELECT given_back.queued_at, given_back.times_queued, given_back.correlation_id,
          locked.moc_id
        FROM unnest(:mocIds, :queuedBefore, :timesQueuedBefore, :queuedBeforeBy)
          AS given_back (moc_id, queued_at, times_queued, correlation_id)
        JOIN (
          SELECT moc_id FROM moc_cleanup_ledger
          WHERE moc_id = ANY(:mocIds) AND correlation_id = :correlationId
          ORDER BY moc_id
          FOR UPDATE
        ) AS locked USING (moc_id)
      ) AS before
      WHERE ledger.moc_id = before.moc_id
      """;

  private static final String COUNT_MOCS = "SELECT count(*) FROM moc_instructions";

  /// Rows that nobody has touched for so long and that owe nothing. A MOC that still waits to be
  /// deleted is queued far more often than that.
  private static final String PRUNE =
      """
      DELETE FROM moc_cleanup_ledger
      WHERE moc_id IN (
        SELECT moc_id
        FROM moc_cleanup_ledger
        WHERE owed_keys = '{}'
          AND greatest(queued_at, last_attempt_at, rows_deleted_at, finished_at)
            < now() - make_interval(days => :days)
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      """;

  /// A year and a month: whoever is asked about a deletion within a year still finds its account.
  private static final int DAYS_KEPT = 400;

  private final Jdbi jdbi;
  private final Retention retention;

  public ClaimLedger(Jdbi jdbi, Retention retention) {
    this.jdbi = jdbi;
    this.retention = retention;
  }

  /// Claims the next due MOCs of a lane for a run, in a transaction of its own.
  ///
  /// @param limit MOCs at most
  public ClaimPage claim(String run, Lane lane, ClaimPage.Cursor after, int limit) {
    return jdbi.inTransaction(transaction -> claim(transaction, run, lane, after, limit));
  }

  /// Says what [#claim] would claim and leaves everything as it was: the very same statement, rolled
  /// back.
  public ClaimPage preview(String run, Lane lane, ClaimPage.Cursor after, int limit) {
    return jdbi.inTransaction(transaction -> {
      ClaimPage page = claim(transaction, run, lane, after, limit);
      transaction.rollback();
      return page;
    });
  }

  private ClaimPage claim(
      Handle transaction, String run, Lane lane, ClaimPage.Cursor after, int limit) {
    List<Candidate> candidates =
        transaction
            .createQuery(lane == Lane.NEVER_QUEUED ? CLAIM_NEVER_QUEUED : CLAIM_QUEUED_BEFORE)
            .bind("correlationId", run)
            .bind("retentionDays", retention.days())
            .bind("afterTime", after.time())
            .bind("afterId", after.mocId())
            .bind("limit", limit)
            .bind("objectsOwed", lane == Lane.OBJECTS_OWED)
            .map((row, _) -> candidate(row))
            .list();
    return new ClaimPage(
        candidates.stream().filter(Candidate::claimed).map(Candidate::claim).toList(),
        candidates.size(),
        candidates.isEmpty() ? after : candidates.getLast().place());
  }

  /// Gives claims back whose messages SQS did not take, so that the next run finds them due again.
  /// A claim that another run has taken over meanwhile is left alone.
  public void giveBack(String run, List<Claim> claims) {
    jdbi.useTransaction(transaction ->
        transaction
            .createUpdate(GIVE_BACK)
            .bind("correlationId", run)
            .bindArray(
                "mocIds", UUID.class, claims.stream().map(claim -> claim.mocId().value()).toList())
            .bindArray("queuedBefore", String.class, texts(claims, Claim::queuedBefore))
            .bindArray(
                "timesQueuedBefore",
                Integer.class,
                claims.stream().map(Claim::timesQueuedBefore).toList())
            .bindArray("queuedBeforeBy", String.class, texts(claims, Claim::queuedBeforeBy))
            .execute());
  }

  /// How many MOCs the platform has, deleted ones too.
  public long countMocs() {
    return jdbi.withHandle(handle -> handle.createQuery(COUNT_MOCS).mapTo(Long.class).one());
  }

  /// Removes accounts that nobody has touched for 400 days and that owe nothing.
  ///
  /// @param limit rows at most
  /// @return how many rows went
  public int prune(int limit) {
    return jdbi.withHandle(handle ->
        handle.createUpdate(PRUNE).bind("days", DAYS_KEPT).bind("limit", limit).execute());
  }

  private interface NullableText {
    @Nullable String of(Claim claim);
  }

  private static @Nullable Object[] texts(List<Claim> claims, NullableText text) {
    return claims.stream().map(text::of).toArray();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    UUID mocId = row.getObject("moc_id", UUID.class);
    return new Candidate(
        row.getBoolean("claimed"),
        new ClaimPage.Cursor(Objects.requireNonNull(row.getString("lane_time")), mocId),
        new Claim(
            new MocId(mocId),
            row.getString("queued_before"),
            row.getInt("times_queued_before"),
            row.getString("queued_before_by")));
  }

  private record Candidate(boolean claimed, ClaimPage.Cursor place, Claim claim) {}
}
