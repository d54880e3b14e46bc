package moc.cleanup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/// What has become of the MOCs that one scheduler run queued. The sums are over a MOC's whole life:
/// what this run added to them is the difference of two accounts.
///
/// @param deleted MOCs whose rows went since they were queued
/// @param settled MOCs whose rows had gone before and whose objects were asked of S3 again
/// @param skipped MOCs that were no longer to be deleted
/// @param failed MOCs tried since they were queued and never with success
/// @param untouched MOCs not tried yet
public record RunAccount(
    long deleted,
    long settled,
    long skipped,
    long failed,
    long untouched,
    long objectsDeleted,
    long objectsOwed,
    long imagesDeleted,
    long bricksReturned) {

  /// Of rows that are [#MARKED].
  static final String SUMS =
      """
      count(*) FILTER (WHERE acknowledged AND rows_deleted_at >= queued_at) AS deleted,
        count(*) FILTER (WHERE acknowledged AND rows_deleted_at < queued_at) AS settled,
        count(*) FILTER (WHERE acknowledged AND rows_deleted_at IS NULL) AS skipped,
        count(*) FILTER (WHERE NOT acknowledged AND tried) AS failed,
        count(*) FILTER (WHERE NOT acknowledged AND NOT tried) AS untouched,
        coalesce(sum(files_deleted), 0) AS objects_deleted,
        coalesce(sum(cardinality(owed_keys)), 0) AS objects_owed,
        coalesce(sum(images_deleted), 0) AS images_deleted,
        coalesce(sum(bricks_returned), 0) AS bricks_returned
      """;

  static final String MARKED =
      """
      *, coalesce(acknowledged_at >= queued_at, false) AS acknowledged,
        coalesce(last_attempt_at >= queued_at, false) AS tried
      """;

  private static final String OF_RUN =
      "SELECT "
          + SUMS
          + "FROM (SELECT "
          + MARKED
          + "FROM moc_cleanup_ledger WHERE correlation_id = :run) AS queued";

  private static final String GONE_BEFORE = OF_RUN + " WHERE rows_deleted_at < queued_at";

  private static final String OF_OWNER =
      "SELECT "
          + SUMS
          + "FROM (SELECT "
          + MARKED
          + "FROM moc_cleanup_ledger WHERE owner_id = :owner) AS queued";

  /// The account as it stands now.
  public static RunAccount of(Jdbi jdbi, String run) {
    return jdbi.withHandle(
        handle -> handle.createQuery(OF_RUN).bind("run", run).map((row, _) -> read(row)).one());
  }

  /// The account of those whose rows had gone before the run queued them: the sums of all others were
  /// nothing then, whatever has become of them since.
  public static RunAccount ofGoneBefore(Jdbi jdbi, String run) {
    return jdbi.withHandle(handle ->
        handle.createQuery(GONE_BEFORE).bind("run", run).map((row, _) -> read(row)).one());
  }

  /// The same of all MOCs of an owner, whichever runs queued them.
  public static RunAccount ofOwner(Jdbi jdbi, String ownerId) {
    return jdbi.withHandle(handle ->
        handle.createQuery(OF_OWNER).bind("owner", ownerId).map((row, _) -> read(row)).one());
  }

  static RunAccount read(ResultSet row) throws SQLException {
    return new RunAccount(
        row.getLong("deleted"),
        row.getLong("settled"),
        row.getLong("skipped"),
        row.getLong("failed"),
        row.getLong("untouched"),
        row.getLong("objects_deleted"),
        row.getLong("objects_owed"),
        row.getLong("images_deleted"),
        row.getLong("bricks_returned"));
  }

  /// MOCs that were tried at least once, with or without success.
  public long tried() {
    return deleted + settled + skipped + failed;
  }

  /// All MOCs of the account.
  public long mocs() {
    return tried() + untouched;
  }

  /// This account with only what was added to the sums since an earlier one.
  public RunAccount since(RunAccount earlier) {
    return new RunAccount(
        deleted,
        settled,
        skipped,
        failed,
        untouched,
        objectsDeleted - earlier.objectsDeleted,
        objectsOwed,
        imagesDeleted - earlier.imagesDeleted,
        bricksReturned - earlier.bricksReturned);
  }
}
