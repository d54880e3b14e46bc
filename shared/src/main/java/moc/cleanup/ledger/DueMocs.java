package moc.cleanup.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;

/// Which MOCs are due, for whoever only wants to look: by the very statements by which
/// [ClaimLedger] claims them, without its locks. Thread-safe.
public final class DueMocs {

  /// Of the lane [Lane#NEVER_QUEUED].
  static final String NEVER_QUEUED =
      """
      SELECT moc.id AS moc_id, moc.user_id::text AS owner_id,
        moc.deleted_at::timestamptz AS deleted_at, former.queued_at AS queued_before,
        coalesce(former.times_queued, 0) AS times_queued_before,
        former.correlation_id AS queued_before_by
      FROM moc_instructions moc
      LEFT JOIN moc_cleanup_ledger former ON former.moc_id = moc.id
      WHERE moc.deleted_at < now() - make_interval(days => :retentionDays)
        AND (moc.deleted_at, moc.id) > (CAST(:afterTime AS timestamptz), :afterId)
        AND (former.queued_at IS NULL OR former.finished_at >= former.queued_at)
        AND NOT EXISTS (SELECT FROM moc_cleanup_holds_on(moc.id, moc.user_id::text))
      ORDER BY moc.deleted_at, moc.id
      LIMIT :limit
      """;

  /// Of both other lanes; whoever claims the rows locks them at the end of it.
  static final String QUEUED_BEFORE =
      """
      SELECT ledger.moc_id, ledger.queued_at, ledger.times_queued, ledger.acknowledged_at,
        ledger.correlation_id, coalesce(ledger.queued_at, '-infinity') AS lane_time
      FROM moc_cleanup_ledger ledger
      LEFT JOIN moc_instructions moc ON moc.id = ledger.moc_id
      WHERE (ledger.finished_at IS NULL OR ledger.finished_at < ledger.queued_at)
        AND (coalesce(ledger.queued_at, '-infinity'), ledger.moc_id)
          > (CAST(:afterTime AS timestamptz), :afterId)
        AND moc_cleanup_due_at(ledger.queued_at, ledger.times_queued, ledger.acknowledged_at)
          <= now()
        AND CASE WHEN moc.deleted_at < now() - make_interval(days => :retentionDays)
          THEN NOT :objectsOwed AND ledger.queued_at IS NOT NULL
          ELSE :objectsOwed AND ledger.owed_keys <> '{}' END
        AND NOT EXISTS (
          SELECT FROM moc_cleanup_holds_on(ledger.moc_id, coalesce(moc.user_id::text, ledger.owner_id)))
      ORDER BY coalesce(ledger.queued_at, '-infinity'), ledger.moc_id
      LIMIT :limit
      """;

  private static final String LOOK_AT_NEVER_QUEUED =
      """
      SELECT page.moc_id, page.deleted_at::text AS lane_time
      FROM (
      """
          + NEVER_QUEUED
          + """
          ) AS page
          ORDER BY page.deleted_at, page.moc_id
          """;

  private static final String LOOK_AT_QUEUED_BEFORE =
      """
      SELECT page.moc_id, page.lane_time::text AS lane_time
      FROM (
      """
          + QUEUED_BEFORE
          + """
          ) AS page
          ORDER BY page.lane_time, page.moc_id
          """;

  /// The same MOCs that [Backlog] counts as held.
  private static final String HELD =
      """
      SELECT moc_id, owner_id, rows_gone
      FROM (
        SELECT moc.id AS moc_id, moc.user_id::text AS owner_id, false AS rows_gone
        FROM moc_instructions moc
        WHERE moc.deleted_at < now() - make_interval(days => :retentionDays)
          AND EXISTS (SELECT FROM moc_cleanup_holds_on(moc.id, moc.user_id::text))
        UNION ALL
        SELECT ledger.moc_id, ledger.owner_id, moc.id IS NULL
        FROM moc_cleanup_ledger ledger
        LEFT JOIN moc_instructions moc ON moc.id = ledger.moc_id
        WHERE ledger.owed_keys <> '{}'
          AND EXISTS (SELECT FROM moc_cleanup_holds_on(ledger.moc_id, ledger.owner_id))
          AND (moc.deleted_at < now() - make_interval(days => :retentionDays)) IS NOT TRUE
      ) AS held
      WHERE moc_id > :afterId
      ORDER BY moc_id
      LIMIT :limit
      """;

  private final Jdbi jdbi;
  private final Retention retention;

  public DueMocs(Jdbi jdbi, Retention retention) {
    this.jdbi = jdbi;
    this.retention = retention;
  }

  /// One page of a lane.
  ///
  /// @param next where the next page begins; an empty page is the end of the lane
  public record Page(List<MocId> mocs, ClaimPage.Cursor next) {

    /// Copies the list.
    public Page {
      mocs = List.copyOf(mocs);
    }
  }

  /// A MOC that would be due if no hold were in force on it.
  ///
  /// @param rowsGone whether only its objects are left
  public record HeldMoc(MocId mocId, String ownerId, boolean rowsGone) {}

  /// The next due MOCs of a lane, in the order in which a run claims them.
  public Page page(Lane lane, ClaimPage.Cursor after, int limit) {
    List<ClaimPage.Cursor> places =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    lane == Lane.NEVER_QUEUED ? LOOK_AT_NEVER_QUEUED : LOOK_AT_QUEUED_BEFORE)
                .bind("retentionDays", retention.days())
                .bind("afterTime", after.time())
                .bind("afterId", after.mocId())
                .bind("limit", limit)
                .bind("objectsOwed", lane == Lane.OBJECTS_OWED)
                .map((row, _) ->
                    new ClaimPage.Cursor(
                        Objects.requireNonNull(row.getString("lane_time")),
                        row.getObject("moc_id", UUID.class)))
                .list());
    return new Page(
        places.stream().map(place -> new MocId(place.mocId())).toList(),
        places.isEmpty() ? after : places.getLast());
  }

  /// The next MOCs that a hold keeps, in the order of ids.
  public List<HeldMoc> held(UUID after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(HELD)
            .bind("retentionDays", retention.days())
            .bind("afterId", after)
            .bind("limit", limit)
            .map((row, _) ->
                new HeldMoc(
                    new MocId(row.getObject("moc_id", UUID.class)),
                    Optional.ofNullable(row.getString("owner_id")).orElse(""),
                    row.getBoolean("rows_gone")))
            .list());
  }
}
