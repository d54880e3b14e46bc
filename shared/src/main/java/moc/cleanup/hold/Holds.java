package moc.cleanup.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Places and lifts holds. Thread-safe.
public final class Holds {

  private static final String PLACE =
      """
      INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by)
      VALUES (:scope, :subject, :reason, :placedBy)
      RETURNING id, scope, subject, reason, placed_by, placed_at
      """;

  private static final String LIFT =
      """
      UPDATE moc_cleanup_hold
      SET lifted_by = :liftedBy, lifted_at = clock_timestamp()
      WHERE scope = :scope AND subject = :subject AND lifted_at IS NULL
      """;

  private static final String IN_FORCE =
      """
      SELECT id, scope, subject, reason, placed_by, placed_at
      FROM moc_cleanup_hold
      WHERE lifted_at IS NULL
      ORDER BY id
      """;

  /// Also those that pay off another MOC that owes one of the same objects.
  private static final String PAYING =
      """
      SELECT count(*)
      FROM moc_cleanup_ledger paying
      WHERE paying.payers > 0
        AND paying.paying_until > clock_timestamp()
        AND paying.owed_keys <> '{}'
        AND (:scope = 'all' OR EXISTS (
          SELECT FROM moc_cleanup_ledger held
          WHERE (:scope = 'moc' AND held.moc_id::text = :subject
              OR :scope = 'owner' AND held.owner_id = :subject)
            AND held.owed_keys && paying.owed_keys))
      """;

  private static final String GONE =
      """
      SELECT count(*), coalesce(sum(files_deleted), 0), coalesce(sum(cardinality(owed_keys)), 0)
      FROM moc_cleanup_ledger
      WHERE rows_deleted_at IS NOT NULL
        AND (:scope = 'all'
          OR :scope = 'moc' AND moc_id::text = :subject
          OR :scope = 'owner' AND owner_id = :subject)
      """;

  /// Between two looks at what is being deleted right now.
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Jdbi jdbi;

  public Holds(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Places a hold. It counts at once for whatever begins from now on; when this returns, what had
  /// begun before is over too, so that nothing of the target is deleted any more. That can take as
  /// long as a worker's invocation. Placed twice it is two holds, which are lifted together.
  ///
  /// @param target not a blank owner, who would be nobody
  /// @param reason in plain words; not blank
  /// @param placedBy who answers for it; not blank
  public PlacedHold place(HoldTarget target, String reason, String placedBy) {
    return place(target, reason, placedBy, _ -> {});
  }

  /// The same.
  ///
  /// @param placed is told of the hold once it is in force and stays, whatever becomes of the wait
  public PlacedHold place(
      HoldTarget target, String reason, String placedBy, Consumer<Hold> placed) {
    if (target instanceof HoldTarget.Owner(String ownerId)) {
      requireText("known owner", ownerId);
    }
    requireText("reason", reason);
    requireText("placedBy", placedBy);
    Hold hold =
        jdbi.withHandle(handle ->
            handle
                .createQuery(PLACE)
                .bind("scope", target.scope())
                .bind("subject", target.subject())
                .bind("reason", reason.strip())
                .bind("placedBy", placedBy.strip())
                .map((row, _) -> hold(row))
                .one());
    placed.accept(hold);
    jdbi.useTransaction(HoldLock::take);
    awaitPayers(target);
    return jdbi.withHandle(handle -> account(handle, hold));
  }

  /// Lifts every hold on exactly this target and says how many that were. A MOC stays held while
  /// another hold covers it.
  ///
  /// @param liftedBy who answers for it; not blank
  public int lift(HoldTarget target, String liftedBy) {
    requireText("liftedBy", liftedBy);
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(LIFT)
            .bind("scope", target.scope())
            .bind("subject", target.subject())
            .bind("liftedBy", liftedBy.strip())
            .execute());
  }

  /// The holds in force, the oldest first.
  public List<Hold> inForce() {
    return jdbi.withHandle(
        handle -> handle.createQuery(IN_FORCE).map((row, _) -> hold(row)).list());
  }

  /// No connection is held by those who delete objects, so no lock can tell when they are done: the
  /// ledger does, and when one died, its time runs out.
  private void awaitPayers(HoldTarget target) {
    while (payers(target) > 0) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(
            "interrupted while objects were deleted; the hold is placed and stays in force", e);
      }
    }
  }

  private long payers(HoldTarget target) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(PAYING)
            .bind("scope", target.scope())
            .bind("subject", target.subject())
            .mapTo(Long.class)
            .one());
  }

  private static PlacedHold account(Handle handle, Hold hold) {
    return handle
        .createQuery(GONE)
        .bind("scope", hold.target().scope())
        .bind("subject", hold.target().subject())
        .map((row, _) -> new PlacedHold(hold, row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        row.getLong("id"),
        HoldTarget.of(row.getString("scope"), row.getString("subject")),
        row.getString("reason"),
        row.getString("placed_by"),
        row.getObject("placed_at", OffsetDateTime.class).toInstant());
  }

  private static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a hold needs a " + name);
    }
  }
}
