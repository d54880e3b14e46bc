package moc.cleanup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.message.MocId;
import org.jspecify.annotations.Nullable;

/// Everything that the ledger knows of one MOC.
///
/// @param ownerId null when a message named a MOC that no run had claimed
/// @param deletedAt when its owner deleted it
/// @param run the run that queued it last
/// @param timesQueued since the last acknowledged outcome
/// @param attempts over its whole life
/// @param lastError of the last failed attempt, which a later one may have made good
/// @param acknowledgedAt the last outcome that was not a failure
/// @param owedKeys objects that S3 has not confirmed as gone
/// @param deletedKeys objects that S3 has confirmed; accounts from before this was kept have none
/// @param objectsDeleted how many S3 has confirmed
/// @param imagesDeleted gallery images that only this MOC used
/// @param bricksReturned rows of bricks set free
public record Account(
    MocId mocId,
    @Nullable String ownerId,
    @Nullable Instant deletedAt,
    @Nullable String run,
    @Nullable Instant queuedAt,
    int timesQueued,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable String lastError,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant rowsDeletedAt,
    int objectsDeleted,
    int imagesDeleted,
    int bricksReturned,
    List<String> deletedKeys,
    List<String> owedKeys,
    List<Kept> kept,
    @Nullable Instant finishedAt) {

  static final String COLUMNS =
      """
      moc_id, owner_id, deleted_at, correlation_id, queued_at, times_queued, attempts,
        last_attempt_at, last_error, acknowledged_at, rows_deleted_at, files_deleted,
        images_deleted, bricks_returned, deleted_keys, owed_keys, kept, finished_at
      """;

  /// Copies the lists.
  public Account {
    deletedKeys = List.copyOf(deletedKeys);
    owedKeys = List.copyOf(owedKeys);
    kept = List.copyOf(kept);
  }

  /// Whether nothing is left to do: it is gone, and so is all that it owed.
  public boolean finished() {
    return finishedAt != null && !isBefore(finishedAt, queuedAt);
  }

  /// Whether it was tried since it was queued, and never with success.
  public boolean failed() {
    return !acknowledged() && lastAttemptAt != null && !isBefore(lastAttemptAt, queuedAt);
  }

  /// Whether an attempt since it was queued ended without a failure.
  public boolean acknowledged() {
    return acknowledgedAt != null && !isBefore(acknowledgedAt, queuedAt);
  }

  private static boolean isBefore(Instant moment, @Nullable Instant other) {
    return other != null && moment.isBefore(other);
  }

  static Account read(ResultSet row) throws SQLException {
    return new Account(
        new MocId(row.getObject("moc_id", UUID.class)),
        row.getString("owner_id"),
        instant(row, "deleted_at"),
        row.getString("correlation_id"),
        instant(row, "queued_at"),
        row.getInt("times_queued"),
        row.getInt("attempts"),
        instant(row, "last_attempt_at"),
        row.getString("last_error"),
        instant(row, "acknowledged_at"),
        instant(row, "rows_deleted_at"),
        row.getInt("files_deleted"),
        row.getInt("images_deleted"),
        row.getInt("bricks_returned"),
        texts(row, "deleted_keys"),
        texts(row, "owed_keys"),
        Kept.fromJson(row.getString("kept")),
        instant(row, "finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
