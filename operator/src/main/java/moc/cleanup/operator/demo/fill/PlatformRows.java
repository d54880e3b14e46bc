package moc.cleanup.operator.demo.fill;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import moc.cleanup.operator.demo.plan.PlannedAlbum;
import moc.cleanup.operator.demo.plan.PlannedFile;
import moc.cleanup.operator.demo.plan.PlannedMoc;
import moc.cleanup.operator.demo.plan.PlannedPartsList;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Inserts MOCs with their files, lists, bricks and whatever else hangs on them.
public record PlatformRows(Jdbi jdbi, Addresses addresses) {

  private static final String MOCS =
      """
      INSERT INTO moc_instructions (id, user_id, title, thumbnail_url, deleted_at)
      SELECT id, owner, title, thumbnail_url, now() - make_interval(days => days_ago)
      FROM unnest(:ids, :owners, :titles, :thumbnailUrls, :daysAgo)
        AS moc (id, owner, title, thumbnail_url, days_ago)
      """;
  private static final String FILES =
      """
      INSERT INTO moc_files (id, moc_id, file_type, s3_key, file_url, deleted_at)
      SELECT id, moc_id, type, key, url, CASE WHEN soft_deleted THEN now() END
      FROM unnest(:ids, :mocs, :types, :keys, :urls, :softDeleted)
        AS file (id, moc_id, type, key, url, soft_deleted)
      """;
  private static final String PARTS_LISTS =
      """
      INSERT INTO moc_parts_lists (id, moc_id, file_id, title)
      SELECT id, moc_id, file_id, 'Parts'
      FROM unnest(:ids, :mocs, :files) AS list (id, moc_id, file_id)
      """;
  private static final String BRICKS =
      """
      INSERT INTO moc_parts (id, parts_list_id, part_id, part_name, quantity, color, status)
      SELECT id, list, (3000 + position % 60)::text, 'Brick ' || position % 60, 1 + position % 4,
        (ARRAY['red', 'black', 'tan', 'dark green'])[1 + position % 4],
        CASE WHEN list IS NULL THEN 'available' ELSE 'allocated' END
      FROM unnest(:ids, :lists) WITH ORDINALITY AS brick (id, list, position)
      """;
  private static final String ALBUMS =
      """
      INSERT INTO gallery_albums (id, user_id, title, cover_image_id)
      SELECT id, owner, title, cover
      FROM unnest(:ids, :owners, :titles, :covers) AS album (id, owner, title, cover)
      """;
  private static final String ALBUM_LINKS =
      """
      INSERT INTO moc_gallery_albums (moc_id, album_id)
      SELECT moc, album
      FROM unnest(:mocs, :albums) AS link (moc, album)
      """;
  private static final String UPLOAD_SESSIONS =
      """
      INSERT INTO upload_sessions (id, user_id, moc_instruction_id, status)
      SELECT id, 'somebody', subject, 'completed'
      FROM unnest(:ids, :subjects) AS session (id, subject)
      """;
  private static final String REVIEWS =
      """
      INSERT INTO moc_reviews (id, moc_id, user_id, rating)
      SELECT id, subject, 'somebody', 5
      FROM unnest(:ids, :subjects) AS review (id, subject)
      """;
  private static final String FLAGS =
      """
      INSERT INTO gallery_flags (id, image_id, user_id, reason)
      SELECT id, subject, 'somebody', 'blurred'
      FROM unnest(:ids, :subjects) AS flag (id, subject)
      """;

  /// Inserts all of it in one transaction.
  public void insert(PlatformPlan plan) {
    jdbi.useTransaction(tx -> {
      insertMocs(tx, plan.mocs());
      insertFiles(tx, plan.mocs());
      insertPartsLists(tx, plan.mocs());
      insertBricks(tx, plan);
      new GalleryRows(tx, addresses).insert(plan.images());
      insertAlbums(tx, plan.albums());
      insertPairs(tx, UPLOAD_SESSIONS, plan.uploadSessions());
      insertPairs(tx, REVIEWS, plan.reviews());
      insertPairs(tx, FLAGS, plan.flags());
    });
  }

  private void insertMocs(Handle tx, List<PlannedMoc> mocs) {
    new Rows<>(tx, MOCS, mocs)
        .column("ids", UUID.class, PlannedMoc::id)
        .column("owners", String.class, PlannedMoc::owner)
        .column("titles", String.class, PlannedMoc::title)
        .nullableColumn(
            "thumbnailUrls",
            String.class,
            moc ->
                moc.thumbnailKey()
                    .map(key -> addresses.url(moc.files().getFirst().host(), key))
                    .orElse(null))
        .nullableColumn(
            "daysAgo",
            Integer.class,
            moc -> moc.fate().startsDeleted() ? moc.deletedDaysAgo() : null)
        .insert();
  }

  private record FileOfMoc(UUID moc, PlannedFile file) {}

  private void insertFiles(Handle tx, List<PlannedMoc> mocs) {
    List<FileOfMoc> files =
        mocs.stream()
            .flatMap(moc -> moc.files().stream().map(file -> new FileOfMoc(moc.id(), file)))
            .toList();
    new Rows<>(tx, FILES, files)
        .column("ids", UUID.class, row -> row.file().id())
        .column("mocs", UUID.class, FileOfMoc::moc)
        .column("types", String.class, row -> row.file().type())
        .column("keys", String.class, row -> row.file().key())
        .column("urls", String.class, row -> addresses.url(row.file().host(), row.file().key()))
        .column("softDeleted", Boolean.class, row -> row.file().softDeleted())
        .insert();
  }

  private record ListOfMoc(UUID moc, PlannedPartsList list) {}

  private static void insertPartsLists(Handle tx, List<PlannedMoc> mocs) {
    List<ListOfMoc> lists =
        mocs.stream()
            .flatMap(moc -> moc.partsLists().stream().map(list -> new ListOfMoc(moc.id(), list)))
            .toList();
    new Rows<>(tx, PARTS_LISTS, lists)
        .column("ids", UUID.class, row -> row.list().id())
        .column("mocs", UUID.class, ListOfMoc::moc)
        .column("files", UUID.class, row -> row.list().fileId())
        .insert();
  }

  private record BrickOnList(UUID brick, UUID list) {}

  private static void insertBricks(Handle tx, PlatformPlan plan) {
    List<BrickOnList> onLists =
        plan.mocs().stream()
            .flatMap(moc -> moc.partsLists().stream())
            .flatMap(list -> list.bricks().stream().map(brick -> new BrickOnList(brick, list.id())))
            .toList();
    new Rows<>(tx, BRICKS, onLists)
        .column("ids", UUID.class, BrickOnList::brick)
        .column("lists", UUID.class, BrickOnList::list)
        .insert();
    new Rows<>(tx, BRICKS, plan.freeBricks())
        .column("ids", UUID.class, brick -> brick)
        .nullableColumn("lists", UUID.class, _ -> null)
        .insert();
  }

  private static void insertAlbums(Handle tx, List<PlannedAlbum> albums) {
    new Rows<>(tx, ALBUMS, albums)
        .column("ids", UUID.class, PlannedAlbum::id)
        .column("owners", String.class, PlannedAlbum::owner)
        .column("titles", String.class, PlannedAlbum::title)
        .nullableColumn("covers", UUID.class, album -> album.cover().orElse(null))
        .insert();
    List<UUID[]> links =
        albums.stream()
            .flatMap(album -> album.mocs().stream().map(moc -> new UUID[] {moc, album.id()}))
            .toList();
    new Rows<>(tx, ALBUM_LINKS, links)
        .column("mocs", UUID.class, link -> link[0])
        .column("albums", UUID.class, link -> link[1])
        .insert();
  }

  private static void insertPairs(Handle tx, String insert, Map<UUID, UUID> subjects) {
    new Rows<>(tx, insert, List.copyOf(subjects.entrySet()))
        .column("ids", UUID.class, Map.Entry::getKey)
        .column("subjects", UUID.class, Map.Entry::getValue)
        .insert();
  }
}
