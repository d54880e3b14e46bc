package moc.cleanup.testbed.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A MOC to be put in, not deleted unless it is said to be. `create()` writes all of it at once.
public final class MocDraft {

  private static final String INSERT_MOC =
      """
      INSERT INTO moc_instructions (id, user_id, title, thumbnail_url, deleted_at)
      VALUES (?, ?, ?, ?, now() - make_interval(secs => ?::float8))
      """;
  private static final String INSERT_FILE =
      """
      INSERT INTO moc_files
      SELECT * FROM jsonb_populate_record(NULL::moc_files, jsonb_build_object(
        'id', gen_random_uuid(), 'moc_id', ?::uuid, 'file_type', ?::text, 's3_key', ?::text,
        'file_url', ?::text, 'created_at', now(),
        'deleted_at', CASE WHEN ?::boolean THEN now() END))
      RETURNING id
      """;
  private static final String INSERT_PARTS_LIST =
      """
      INSERT INTO moc_parts_lists (moc_id, title)
      VALUES (?, 'Parts')
      RETURNING id
      """;
  private static final String INSERT_BRICKS =
      """
      INSERT INTO moc_parts (parts_list_id, part_id, part_name, quantity, color, status)
      SELECT ?, (3000 + i % 50)::text, 'Brick ' || i, 1 + i % 4, 'red', 'allocated'
      FROM generate_series(1, ?) AS i
      RETURNING id
      """;

  private final Platform platform;
  private final UUID id = UUID.randomUUID();
  private final String owner;
  private final List<DraftFile> files = new ArrayList<>();
  private final List<Integer> brickCounts = new ArrayList<>();
  private final List<GalleryImage> images = new ArrayList<>();
  private final List<String> ownKeys = new ArrayList<>();
  private String title = "A MOC";
  private @Nullable Double deletedSecondsAgo;
  private @Nullable String thumbnailUrl;

  MocDraft(Platform platform, String owner) {
    this.platform = platform;
    this.owner = owner;
  }

  public MocDraft titled(String text) {
    title = text;
    return this;
  }

  public MocDraft deletedDaysAgo(long days) {
    return deletedAgo(Duration.ofDays(days));
  }

  /// By the database's clock.
  public MocDraft deletedAgo(Duration age) {
    deletedSecondsAgo = age.toMillis() / 1000.0;
    return this;
  }

  public MocDraft file(String key) {
    return file("instruction", key);
  }

  public MocDraft file(String type, String key) {
    return file(new DraftFile(type, key, false));
  }

  /// A file that its owner removed from the MOC; its object is still there.
  public MocDraft softDeletedFile(String key) {
    return file(new DraftFile("instruction", key, true));
  }

  /// A thumbnail of the MOC's own, referred to by URL.
  public MocDraft thumbnail(String key) {
    ownKeys.add(key);
    return thumbnailUrl(platform.urlOf(key));
  }

  /// A thumbnail that is referred to by just this text; no object is put anywhere.
  public MocDraft thumbnailUrl(String url) {
    thumbnailUrl = url;
    return this;
  }

  public MocDraft partsListWithBricks(int bricks) {
    brickCounts.add(bricks);
    return this;
  }

  /// Named twice, the image is linked twice.
  public MocDraft image(GalleryImage image) {
    images.add(image);
    return this;
  }

  public Moc create() {
    platform.store(ownKeys);
    return platform.write(this::insert);
  }

  private MocDraft file(DraftFile file) {
    files.add(file);
    ownKeys.add(file.key());
    return this;
  }

  private Moc insert(Statements statements) throws SQLException {
    statements.update(INSERT_MOC, id, owner, title, thumbnailUrl, deletedSecondsAgo);
    List<UUID> fileIds = new ArrayList<>();
    for (DraftFile file : files) {
      String url = platform.urlOf(file.key());
      fileIds.addAll(
          statements.ids(INSERT_FILE, id, file.type(), file.key(), url, file.softDeleted()));
    }
    List<UUID> partsLists = new ArrayList<>();
    List<UUID> bricks = new ArrayList<>();
    for (int count : brickCounts) {
      UUID partsList = statements.ids(INSERT_PARTS_LIST, id).getFirst();
      partsLists.add(partsList);
      bricks.addAll(statements.ids(INSERT_BRICKS, partsList, count));
    }
    for (GalleryImage image : images) {
      statements.update(Platform.LINK_IMAGE, id, image.id());
    }
    return new Moc(id, owner, ownKeys, fileIds, partsLists, bricks);
  }

  private record DraftFile(String type, String key, boolean softDeleted) {}
}
