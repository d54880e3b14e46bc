package moc.cleanup.ledger;

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

  private static final String OF_RUN =
      """
      SELECT count(*) FILTER (WHERE acknowledged AND rows_deleted_at >= queued_at),
        count(*) FILTER (WHERE acknowledged AND rows_deleted_at < queued_at),
        count(*) FILTER (WHERE acknowledged AND rows_deleted_at IS NULL),
        count(*) FILTER (WHERE NOT acknowledged AND tried),
        count(*) FILTER (WHERE NOT acknowledged AND NOT tried),
        coalesce(sum(files_deleted), 0),
        coalesce(sum(cardinality(owed_keys)), 0),
        coalesce(sum(images_deleted), 0),
        coalesce(sum(bricks_returned), 0)
      FROM (
        SELECT *, coalesce(acknowledged_at >= queued_at, false) AS acknowledged,
          coalesce(last_attempt_at >= queued_at, false) AS tried
        FROM moc_cleanup_ledger
        WHERE correlation_id = :run
      ) AS queued
      """;

  /// The account as it stands now.
  public static RunAccount of(Jdbi jdbi, String run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(OF_RUN)
            .bind("run", run)
            .map((row, _) ->
                new RunAccount(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9)))
            .one());
  }

  /// MOCs that were tried at least once, with or without success.
  public long tried() {
    return deleted + settled + skipped + failed;
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
