package moc.cleanup.operator.bench.place;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A platform on which some MOCs are expired, claimed by the scheduler and in the queue, and others
/// are alive. Reviews, flags and upload sessions are the live ones' alone; they are there because
/// the deletion's cascades have to look for them.
///
/// @param doomed how many MOCs are expired
/// @param size what each of them has
/// @param alive how many live MOCs of the standard size there are beside them
/// @param host what precedes every address: the empty text makes keys of files and URLs of our CDN;
///     any
///     other URL prefix makes objects that are somebody else's
public record StandardSet(int doomed, MocSize size, int alive, String host) {

  public static final String CDN_HOST = "cdn.bench.example";
  private static final String ELSEWHERE = "https://elsewhere.example/";
  private static final String CDN = "https://" + CDN_HOST + "/";

  /// Every MOC that there is to be, with all that the other statements have to know of it.
  private static final String SEED =
      """
      CREATE TEMPORARY TABLE seed ON COMMIT DROP AS
      SELECT number, doomed, gen_random_uuid() AS id, 'owner ' || number % 1000 AS owner,
        CASE WHEN doomed THEN :files ELSE :liveFiles END AS files,
        CASE WHEN doomed THEN :lists ELSE :liveLists END AS lists,
        CASE WHEN doomed THEN :bricks ELSE :liveBricks END AS bricks,
        CASE WHEN doomed THEN :images ELSE :liveImages END AS images,
        CASE WHEN doomed THEN :sharedImages ELSE 0 END AS shared_images,
        (number - 1) % :alive + 1 AS friend, :fileHost AS file_host, :imageHost AS image_host
      FROM (VALUES (true, :doomed), (false, :alive)) AS half (doomed, mocs)
      CROSS JOIN LATERAL generate_series(1, mocs) AS number
      ORDER BY number
      """;

  private static final List<String> ROWS =
      List.of(
          """
          INSERT INTO moc_instructions (id, user_id, title, thumbnail_url, deleted_at)
          SELECT id, owner, 'MOC ' || number, image_host || 'mocs/' || id || '/file-1',
            CASE WHEN doomed THEN now() - interval '40 days' - number * interval '1 second' END
          FROM seed
          """,
          """
          INSERT INTO moc_files (moc_id, file_type, s3_key)
          SELECT id, CASE WHEN file = 1 THEN 'thumbnail' ELSE 'instruction' END,
            file_host || 'mocs/' || id || '/file-' || file
          FROM seed CROSS JOIN LATERAL generate_series(1, files) AS file
          """,
          """
          INSERT INTO moc_parts_lists (moc_id, title)
          SELECT id, 'List ' || list FROM seed CROSS JOIN LATERAL generate_series(1, lists) AS list
          """,
          """
          INSERT INTO moc_parts (parts_list_id, part_id, part_name, color, status)
          SELECT list.id, (3000 + kind % 900)::text, 'Brick ' || brick,
            (ARRAY['red', 'blue', 'white', 'black', 'yellow'])[kind / 900 % 5 + 1], 'allocated'
          FROM moc_parts_lists list
          JOIN seed ON seed.id = list.moc_id
          CROSS JOIN LATERAL generate_series(1, bricks) AS brick
          CROSS JOIN LATERAL (SELECT hashtext(list.id::text || brick) & 2147483647) AS hash (kind)
          """,
          """
          CREATE TEMPORARY TABLE image_seed ON COMMIT DROP AS
          SELECT gen_random_uuid() AS image_id, seed.*, kind
          FROM seed
          CROSS JOIN (VALUES ('images'), ('shared')) AS kinds (kind)
          CROSS JOIN LATERAL generate_series(
            1, CASE kind WHEN 'shared' THEN shared_images ELSE images END) AS image
          """,
          """
          INSERT INTO gallery_images (id, user_id, title, image_url, thumbnail_url)
          SELECT image_id, owner, 'Image', image_host || kind || '/' || image_id || '.jpg',
            image_host || kind || '/' || image_id || '-small.jpg'
          FROM image_seed
          """,
          """
          INSERT INTO moc_gallery_images (moc_id, gallery_image_id)
          SELECT id, image_id FROM image_seed
          UNION ALL
          SELECT seed.id, image_id
          FROM image_seed JOIN seed ON seed.number = image_seed.friend AND NOT seed.doomed
          WHERE kind = 'shared'
          """,
          """
          INSERT INTO moc_reviews (moc_id, user_id, rating)
          SELECT id, owner, 5 FROM seed WHERE NOT doomed
          """,
          """
          INSERT INTO upload_sessions (user_id, moc_instruction_id, status)
          SELECT owner, id, 'done' FROM seed WHERE NOT doomed
          """,
          """
          INSERT INTO gallery_flags (image_id, user_id, reason)
          SELECT image_id, owner, 'blurred' FROM image_seed WHERE kind = 'shared' OR NOT doomed
          """,
          """
          INSERT INTO moc_cleanup_ledger (
            moc_id, owner_id, deleted_at, correlation_id, queued_at, times_queued)
          SELECT moc.id, owner, deleted_at, 'bench', now(), 1
          FROM moc_instructions moc JOIN seed ON seed.id = moc.id
          WHERE doomed
          """);

  /// So many expired MOCs of the standard size, and as many live ones.
  public static StandardSet of(int mocs) {
    return new StandardSet(mocs, MocSize.STANDARD, mocs, "");
  }

  /// One expired MOC as large as they get, on a platform of so many.
  public static StandardSet withHugeMoc(int alive) {
    return new StandardSet(1, MocSize.HUGE, alive, "");
  }

  /// The same rows, but for their objects, which are somebody else's: of such a MOC the worker
  /// deletes rows alone.
  public StandardSet withObjectsElsewhere() {
    return new StandardSet(doomed, size, alive, ELSEWHERE);
  }

  /// Whether the objects are ours, so that the worker deletes them.
  public boolean objectsAreOurs() {
    return host.isEmpty();
  }

  /// Fills tables that are there already, indexes included.
  void insertInto(Jdbi jdbi) {
    jdbi.useTransaction(transaction -> {
      sow(transaction);
      ROWS.forEach(transaction::execute);
    });
  }

  private void sow(Handle transaction) {
    transaction
        .createUpdate(SEED)
        .bind("doomed", doomed)
        .bind("alive", alive)
        .bind("files", size.files())
        .bind("lists", size.partsLists())
        .bind("bricks", size.bricksPerList())
        .bind("images", size.ownImages())
        .bind("sharedImages", size.sharedImages())
        .bind("liveFiles", MocSize.STANDARD.files())
        .bind("liveLists", MocSize.STANDARD.partsLists())
        .bind("liveBricks", MocSize.STANDARD.bricksPerList())
        .bind("liveImages", MocSize.STANDARD.ownImages())
        .bind("fileHost", host)
        .bind("imageHost", host.isEmpty() ? CDN : host)
        .execute();
  }
}
