package moc.cleanup.operator.bench.place;

import org.jdbi.v3.core.Jdbi;

/// What is there after a run, in numbers.
///
/// @param bricksOnLists bricks that are still allocated
/// @param accounts MOCs whose rows are gone, by the ledger
/// @param keys objects in these accounts, owed or deleted
/// @param objects in the bucket
public record Leftovers(
    long mocs,
    long files,
    long partsLists,
    long bricks,
    long bricksOnLists,
    long images,
    long links,
    long accounts,
    long keys,
    long imagesInAccounts,
    long bricksInAccounts,
    long objects) {

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM moc_instructions) AS mocs,
        (SELECT count(*) FROM moc_files) AS files,
        (SELECT count(*) FROM moc_parts_lists) AS parts_lists,
        (SELECT count(*) FROM moc_parts) AS bricks,
        (SELECT count(*) FROM moc_parts
          WHERE parts_list_id IS NOT NULL OR status <> 'available') AS bricks_on_lists,
        (SELECT count(*) FROM gallery_images) AS images,
        (SELECT count(*) FROM moc_gallery_images) AS links,
        count(rows_deleted_at) AS accounts,
        coalesce(sum(cardinality(owed_keys) + cardinality(deleted_keys)), 0) AS keys,
        coalesce(sum(images_deleted), 0) AS account_images,
        coalesce(sum(bricks_returned), 0) AS account_bricks
      FROM moc_cleanup_ledger
      """;

  static Leftovers count(Jdbi jdbi, CountingBucket bucket) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(COUNT)
            .map((row, _) ->
                new Leftovers(
                    row.getLong("mocs"),
                    row.getLong("files"),
                    row.getLong("parts_lists"),
                    row.getLong("bricks"),
                    row.getLong("bricks_on_lists"),
                    row.getLong("images"),
                    row.getLong("links"),
                    row.getLong("accounts"),
                    row.getLong("keys"),
                    row.getLong("account_images"),
                    row.getLong("account_bricks"),
                    bucket.keys().size()))
            .one());
  }

  /// What has to be left of this set.
  ///
  /// @param objectsGone whether objects were to be deleted too, or only to be noted in the ledger
  public static Leftovers expected(StandardSet set, boolean objectsGone) {
    MocSize live = MocSize.STANDARD;
    MocSize gone = set.size();
    long alive = set.alive();
    long doomed = set.doomed();
    long shared = doomed * gone.sharedImages();
    return new Leftovers(
        alive,
        alive * live.files(),
        alive * live.partsLists(),
        alive * live.bricks() + doomed * gone.bricks(),
        alive * live.bricks(),
        alive * live.ownImages() + shared,
        alive * live.ownImages() + shared,
        doomed,
        set.objectsAreOurs() ? doomed * gone.objects() : 0,
        doomed * gone.ownImages(),
        doomed * gone.bricks(),
        doomed * gone.sharedObjects() + (objectsGone ? 0 : doomed * gone.objects()));
  }
}
