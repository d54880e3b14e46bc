package moc.cleanup.worker.mocdeletion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.database.Command;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The row of a MOC, which alone decides whether it goes; it does so once it is locked.
///
/// @param deletedAt when its owner deleted it, as PostgreSQL prints it; null when it is alive
/// @param expired whether the retention is over, by the database's clock, once the row was ours to read
/// @param held whether a hold is in force on it
public record MocRow(
    UUID id,
    String ownerId,
    @Nullable String deletedAt,
    boolean expired,
    boolean held,
    @Nullable String thumbnailUrl) {

  private static final String READ =
      """
      SELECT moc.id,
        moc.user_id::text AS owner_id,
        moc.deleted_at::timestamptz::text AS deleted_at,
        coalesce(moc.deleted_at < now() - make_interval(days => :retentionDays), false) AS expired,
        EXISTS (SELECT FROM moc_cleanup_holds_on(moc.id, moc.user_id::text)) AS held,
        to_jsonb(moc) ->> 'thumbnail_url' AS thumbnail_url
      FROM moc_instructions moc
      """;

  /// By id alone: a condition on `deleted_at` would find nothing in a row that was restored while we
  /// waited for its lock, and it could not be told from a MOC that is gone.
  private static final String LOCK =
      READ
          + """
          WHERE moc.id = :mocId
          FOR UPDATE
          """;

  private static final String LOOK_AT =
      READ
          + """
          WHERE moc.id = ANY(:mocIds)
          """;

  private static final String DELETE =
      """
      DELETE FROM moc_instructions
      WHERE id = :mocId
      """;

  static Command<Optional<MocRow>> lock(UUID mocId, Retention retention) {
    return new Command<>(
        LOCK,
        query -> query.bind("mocId", mocId).bind("retentionDays", retention.days()),
        answered -> {
          ResultSet row = answered.getResultSet();
          return row.next() ? Optional.of(read(row)) : Optional.empty();
        });
  }

  /// Those of these MOCs that are there, as they stand now; nothing is locked.
  public static List<MocRow> lookAt(Handle handle, Collection<UUID> mocIds, Retention retention) {
    return handle
        .createQuery(LOOK_AT)
        .bindArray("mocIds", UUID.class, List.copyOf(mocIds))
        .bind("retentionDays", retention.days())
        .map((row, _) -> read(row))
        .list();
  }

  private static MocRow read(ResultSet row) throws SQLException {
    return new MocRow(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("owner_id")).orElse(""),
        row.getString("deleted_at"),
        row.getBoolean("expired"),
        row.getBoolean("held"),
        row.getString("thumbnail_url"));
  }

  /// Deletes the MOC and, by cascade, whatever hangs on it.
  static Command<Integer> delete(UUID mocId) {
    return Command.update(DELETE, update -> update.bind("mocId", mocId))
        .expecting(1, "locked MOCs were deleted; a trigger may have kept the others");
  }
}
