package moc.cleanup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.database.Command;
import moc.cleanup.database.TimeLimit;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The worker's side of the ledger. It writes the worker's columns and leaves the scheduler's
/// alone, but for the run's id in a row that no scheduler wrote. Rows are always locked in the order
/// of their ids. Thread-safe.
public final class Ledger {

  private static final String RECORD_DELETION =
      """
      INSERT INTO moc_cleanup_ledger AS ledger (
        moc_id, owner_id, deleted_at, correlation_id, attempts, last_attempt_at, acknowledged_at,
        rows_deleted_at, owed_keys, kept, images_deleted, bricks_returned, finished_at, payers,
        paying_until)
      VALUES (
        :mocId, :ownerId, CAST(:deletedAt AS timestamptz), :correlationId, 1, clock_timestamp(),
        clock_timestamp(), clock_timestamp(), :owedKeys, CAST(:kept AS jsonb), :imagesDeleted,
        :bricksReturned, CASE WHEN cardinality(:owedKeys) = 0 THEN clock_timestamp() END, 1,
        clock_timestamp() + make_interval(secs => :payingSeconds))
      ON CONFLICT (moc_id) DO UPDATE SET
        owner_id = excluded.owner_id,
        deleted_at = excluded.deleted_at,
        attempts = ledger.attempts + 1,
        last_attempt_at = excluded.last_attempt_at,
        acknowledged_at = excluded.acknowledged_at,
        rows_deleted_at = excluded.rows_deleted_at,
        owed_keys = ARRAY(
          SELECT unnest(ledger.owed_keys) UNION SELECT unnest(excluded.owed_keys)),
        kept = ledger.kept || excluded.kept,
        images_deleted = ledger.images_deleted + excluded.images_deleted,
        bricks_returned = ledger.bricks_returned + excluded.bricks_returned,
        finished_at = CASE WHEN ledger.owed_keys = '{}' THEN excluded.finished_at END,
        payers = CASE WHEN ledger.paying_until > clock_timestamp() THEN ledger.payers ELSE 0 END + 1,
        paying_until = greatest(ledger.paying_until, excluded.paying_until)
      """;

  /// Two messages of one batch may name the same MOC: they are one row here.
  private static final String RECORD_ATTEMPTS =
      """
      INSERT INTO moc_cleanup_ledger AS ledger (
        moc_id, correlation_id, attempts, last_attempt_at, last_error, acknowledged_at, finished_at,
        payers, paying_until)
      SELECT moc_id, min(correlation_id), count(*), clock_timestamp(), max(error),
        CASE WHEN bool_or(error IS NULL) THEN clock_timestamp() END,
        CASE WHEN bool_or(gone) THEN clock_timestamp() END,
        bool_or(paying)::integer,
        CASE WHEN bool_or(paying)
          THEN clock_timestamp() + make_interval(secs => :payingSeconds) END
      FROM unnest(:mocIds, :correlationIds, :errors, :gone, :paying)
        AS attempt (moc_id, correlation_id, error, gone, paying)
      GROUP BY moc_id
      ORDER BY moc_id
      ON CONFLICT (moc_id) DO UPDATE SET
        attempts = ledger.attempts + excluded.attempts,
        last_attempt_at = excluded.last_attempt_at,
        last_error = coalesce(excluded.last_error, ledger.last_error),
        acknowledged_at = coalesce(excluded.acknowledged_at, ledger.acknowledged_at),
        finished_at = CASE
          WHEN excluded.finished_at IS NULL THEN ledger.finished_at
          WHEN ledger.owed_keys <> '{}' THEN NULL
          WHEN ledger.finished_at >= ledger.queued_at THEN ledger.finished_at
          ELSE excluded.finished_at END,
        payers = CASE WHEN ledger.paying_until > clock_timestamp() THEN ledger.payers ELSE 0 END
          + excluded.payers,
        paying_until = greatest(ledger.paying_until, excluded.paying_until)
      RETURNING moc_id, owner_id
      """;

  /// Keys that a held MOC owes.
  static final String HELD =
      """
      WITH held (key) AS (
        SELECT unnest(ledger.owed_keys)
        FROM moc_cleanup_hold hold
        JOIN moc_cleanup_ledger ledger
          ON ledger.moc_id = CASE WHEN hold.scope = 'moc' THEN CAST(hold.subject AS uuid) END
        WHERE hold.lifted_at IS NULL
        UNION ALL
        SELECT unnest(ledger.owed_keys)
        FROM moc_cleanup_hold hold
        JOIN moc_cleanup_ledger ledger
          ON ledger.owner_id = hold.subject AND ledger.owed_keys <> '{}'
        WHERE hold.lifted_at IS NULL AND hold.scope = 'owner'
      )
      """;

  /// A held MOC's objects stay, and so do those of another MOC that are the very same.
  private static final String OWED =
      HELD
          + """
          SELECT moc_id, payable.keys, cardinality(owed_keys) - cardinality(payable.keys) AS held_back
          FROM moc_cleanup_ledger
          CROSS JOIN LATERAL (
            SELECT CASE WHEN EXISTS (SELECT FROM moc_cleanup_holds_on(moc_id, owner_id)) THEN '{}'
              ELSE ARRAY(
                SELECT key FROM unnest(owed_keys) AS owed (key)
                WHERE key NOT IN (SELECT held.key FROM held)) END
          ) AS payable (keys)
          WHERE moc_id = ANY(:mocIds) AND cardinality(owed_keys) > 0
          ORDER BY moc_id
          """;

  private static final String HELD_AMONG =
      HELD
          + """
          SELECT DISTINCT key
          FROM held
          WHERE key = ANY(:keys)
          """;

  /// Both `IN` become hashes that are made once, whatever the planner thinks of the arrays: held
  /// against all answers of the batch one by one, the keys of a large batch would cost its square.
  private static final String SETTLE =
      """
      WITH kept AS MATERIALIZED (
        SELECT jsonb_object(:keptKeys, :reasons) AS reasons
      ), locked AS MATERIALIZED (
        SELECT moc_id, owed_keys
        FROM moc_cleanup_ledger
        WHERE moc_id = ANY(:mocIds) AND cardinality(owed_keys) > 0
        ORDER BY moc_id
        FOR UPDATE
      ), settled AS (
        SELECT moc_id,
          array_agg(key) FILTER (
            WHERE key NOT IN (SELECT unnest(:deletedKeys)) AND reasons ->> key IS NULL
          ) AS remaining,
          array_agg(key) FILTER (WHERE key IN (SELECT unnest(:deletedKeys))) AS deleted,
          jsonb_agg(jsonb_build_object('key', key, 'reason', reasons ->> key))
            FILTER (WHERE reasons ->> key IS NOT NULL) AS kept
        FROM locked
        CROSS JOIN kept
        CROSS JOIN LATERAL unnest(owed_keys) AS owed (key)
        GROUP BY moc_id
      )
      UPDATE moc_cleanup_ledger ledger SET
        owed_keys = coalesce(settled.remaining, '{}'),
        files_deleted = ledger.files_deleted + coalesce(cardinality(settled.deleted), 0),
        deleted_keys = ledger.deleted_keys || coalesce(settled.deleted, '{}'),
        kept = ledger.kept || coalesce(settled.kept, '[]'),
        acknowledged_at = clock_timestamp(),
        last_error = CASE WHEN settled.remaining IS NULL THEN ledger.last_error
          ELSE coalesce(:error, ledger.last_error) END,
        finished_at = CASE WHEN settled.remaining IS NULL THEN clock_timestamp() END,
        payers = greatest(ledger.payers - 1, 0)
      FROM settled
      WHERE ledger.moc_id = settled.moc_id
      """;

  private final Jdbi jdbi;

  public Ledger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Writes the account of a deletion, in the deletion's own transaction: whatever dies after the
  /// commit, the keys are not lost. Keys are added to those that are owed already.
  ///
  /// @param paying for how long at most the caller may go on to delete the objects
  public static Command<Integer> deletionRecord(DeletedMoc moc, Duration paying) {
    return Command.update(
        RECORD_DELETION,
        update ->
            update
                .bind("mocId", moc.message().mocId().value())
                .bind("correlationId", moc.message().correlationId())
                .bind("ownerId", moc.ownerId())
                .bind("deletedAt", moc.deletedAt())
                .bindArray("owedKeys", String.class, moc.owedKeys())
                .bind("kept", Kept.toJson(moc.kept()))
                .bind("imagesDeleted", moc.imagesDeleted())
                .bind("bricksReturned", moc.bricksReturned())
                .bind("payingSeconds", seconds(paying)));
  }

  /// Counts attempts that deleted no rows, each with its outcome.
  ///
  /// @param paying for how long at most the caller may go on to delete the objects of those MOCs that
  ///     are to be paid off
  /// @param time for this itself, after which it fails; so with the other methods
  /// @return the owners of these MOCs, as far as the ledger knows them
  public Map<MocId, String> recordAttempts(List<Attempt> attempts, Duration paying, Duration time) {
    if (attempts.isEmpty()) {
      return Map.of();
    }
    Map<MocId, String> owners = new HashMap<>();
    jdbi.useHandle(handle ->
        TimeLimit.limit(handle.createQuery(RECORD_ATTEMPTS), time)
            .bindArray(
                "mocIds",
                UUID.class,
                attempts.stream().map(one -> one.message().mocId().value()).toList())
            .bindArray(
                "correlationIds",
                String.class,
                attempts.stream().map(one -> one.message().correlationId()).toList())
            .bindArray("errors", String.class, attempts.stream().map(Attempt::error).toArray())
            .bindArray("gone", Boolean.class, attempts.stream().map(Attempt::gone).toList())
            .bindArray("paying", Boolean.class, attempts.stream().map(Attempt::paying).toList())
            .bind("payingSeconds", seconds(paying))
            .map((row, _) -> Map.entry(mocId(row), Optional.ofNullable(row.getString(2))))
            .forEach(
                entry -> entry.getValue().ifPresent(owner -> owners.put(entry.getKey(), owner))));
    return Map.copyOf(owners);
  }

  /// What these MOCs still owe and may be deleted; a MOC that owes nothing is left out. To be called
  /// only after the MOCs were recorded: a hold that is placed later waits for those.
  public List<OwedObjects> owed(Collection<MocId> mocs, Duration time) {
    return jdbi.withHandle(handle ->
        TimeLimit.limit(handle.createQuery(OWED), time)
            .bindArray("mocIds", UUID.class, mocs.stream().map(MocId::value).toList())
            .map((row, _) ->
                new OwedObjects(
                    new MocId(row.getObject("moc_id", UUID.class)),
                    List.of((String[]) row.getArray("keys").getArray()),
                    row.getInt("held_back")))
            .list());
  }

  /// Those of these keys that a held MOC owes too, and that [#owed] therefore leaves out.
  public Set<String> heldAmong(Collection<String> keys) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(HELD_AMONG)
            .bindArray("keys", String.class, List.copyOf(keys))
            .mapTo(String.class)
            .set());
  }

  /// Takes out what S3 confirmed and what stays, by subtraction: keys that were added meanwhile
  /// remain owed.
  ///
  /// @param deletedKeys confirmed by S3
  /// @param kept objects that a row refers to
  /// @param error why the rest is still owed, or null when nothing failed
  public void settle(
      Collection<MocId> mocs,
      Collection<String> deletedKeys,
      List<Kept> kept,
      @Nullable String error,
      Duration time) {
    jdbi.useHandle(handle ->
        TimeLimit.limit(handle.createUpdate(SETTLE), time)
            .bindArray("mocIds", UUID.class, mocs.stream().map(MocId::value).toList())
            .bindArray("deletedKeys", String.class, List.copyOf(deletedKeys))
            .bindArray("keptKeys", String.class, kept.stream().map(Kept::name).toList())
            .bindArray("reasons", String.class, kept.stream().map(Kept::reason).toList())
            .bind("error", error)
            .execute());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static MocId mocId(ResultSet row) throws SQLException {
    return new MocId(row.getObject("moc_id", UUID.class));
  }
}
