package moc.cleanup.testbed.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import moc.cleanup.testbed.Sandbox;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The platform as its users use it: puts rows and objects in, and tells what is there now.
///
/// {@snippet :
/// Moc moc = platform.moc("ada").deletedDaysAgo(40).file("a.pdf").partsListWithBricks(10).create();
/// }
public final class Platform {

  static final String LINK_IMAGE =
      """
      INSERT INTO moc_gallery_images (moc_id, gallery_image_id)
      VALUES (?, ?)
      """;
  private static final String SOFT_DELETE =
      """
      UPDATE moc_instructions
      SET deleted_at = now() - make_interval(days => ?::int)
      WHERE id = ?
      """;
  private static final String RESTORE =
      """
      UPDATE moc_instructions
      SET deleted_at = NULL
      WHERE id = ?
      """;
  private static final String INSERT_ALBUM =
      """
      INSERT INTO gallery_albums (user_id, title)
      VALUES (?, 'An album')
      RETURNING id
      """;
  private static final String SET_COVER =
      """
      UPDATE gallery_albums
      SET cover_image_id = ?
      WHERE id = ?
      """;
  private static final String LINK_ALBUM =
      """
      INSERT INTO moc_gallery_albums (moc_id, album_id)
      VALUES (?, ?)
      """;
  private static final String INSERT_UPLOAD_SESSION =
      """
      INSERT INTO upload_sessions (user_id, moc_instruction_id, status)
      SELECT user_id, id, 'completed'
      FROM moc_instructions
      WHERE id = ?
      RETURNING id
      """;
  private static final String INSERT_REVIEW =
      """
      INSERT INTO moc_reviews (moc_id, user_id, rating)
      VALUES (?, 'a reviewer', 5)
      RETURNING id
      """;
  private static final String INSERT_FLAG =
      """
      INSERT INTO gallery_flags (image_id, user_id, reason)
      VALUES (?, 'a visitor', 'blurred')
      RETURNING id
      """;

  private final DataSource database;
  private final S3Client s3;
  private final String bucket;
  private final boolean storesObjects;
  private final PlatformState state;

  private Platform(DataSource database, S3Client s3, String bucket, boolean storesObjects) {
    this.database = database;
    this.s3 = s3;
    this.bucket = bucket;
    this.storesObjects = storesObjects;
    this.state = new PlatformState(database, s3, bucket);
  }

  /// A platform whose tables are there already.
  public Platform(DataSource database, S3Client s3, String bucket) {
    this(database, s3, bucket, true);
  }

  /// A platform whose tables are in the sandbox already.
  public static Platform in(Sandbox sandbox) {
    return new Platform(sandbox.dataSource(), sandbox.s3(), sandbox.bucket());
  }

  /// Installs the platform's tables in a fresh sandbox.
  public static Platform installIn(Sandbox sandbox, PlatformVariation... variations) {
    PlatformSchema.install(sandbox.dataSource(), variations);
    return in(sandbox);
  }

  /// The same platform, but what is put in by it has rows only, and no objects behind its keys.
  public Platform withoutObjects() {
    return new Platform(database, s3, bucket, false);
  }

  public MocDraft moc(String owner) {
    return new MocDraft(this, owner);
  }

  public ImageDraft image(String owner) {
    return new ImageDraft(this, owner);
  }

  public UUID album(String owner) {
    return insert(INSERT_ALBUM, owner);
  }

  /// Linked twice, the image has two links.
  public void linkImage(UUID moc, UUID image) {
    change(LINK_IMAGE, moc, image);
  }

  public void linkAlbum(UUID moc, UUID album) {
    change(LINK_ALBUM, moc, album);
  }

  public void setCover(UUID album, UUID image) {
    change(SET_COVER, image, album);
  }

  public UUID uploadSession(UUID moc) {
    return insert(INSERT_UPLOAD_SESSION, moc);
  }

  public UUID review(UUID moc) {
    return insert(INSERT_REVIEW, moc);
  }

  public UUID flag(UUID image) {
    return insert(INSERT_FLAG, image);
  }

  public void softDelete(UUID moc, int daysAgo) {
    change(SOFT_DELETE, daysAgo, moc);
  }

  public void restore(UUID moc) {
    change(RESTORE, moc);
  }

  /// An object that no row knows.
  public void putObject(String key) {
    s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("Object " + key));
  }

  /// Takes an object away under the rows that refer to it.
  public void removeObject(String key) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(key));
  }

  /// The URL that the platform stores for a key.
  public String urlOf(String key) {
    try {
      return new URI("https", bucket + ".s3.amazonaws.com", "/" + key, null).toASCIIString();
    } catch (URISyntaxException failure) {
      throw new IllegalArgumentException("No URL for key " + key, failure);
    }
  }

  public boolean mocExists(UUID moc) {
    return state.mocExists(moc);
  }

  public boolean imageExists(UUID image) {
    return state.imageExists(image);
  }

  /// Those of these bricks that still exist.
  public List<Brick> bricks(Collection<UUID> ids) {
    return state.bricks(ids);
  }

  public long countRows(String table) {
    return state.countRows(table);
  }

  public boolean objectExists(String key) {
    return state.objectExists(key);
  }

  /// Every key in the bucket, in S3's order.
  public List<String> objectKeys() {
    return state.objectKeys();
  }

  void store(List<String> keys) {
    if (storesObjects) {
      keys.forEach(this::putObject);
    }
  }

  <T> T write(Statements.Work<T> work) {
    return Statements.inTransaction(database, work);
  }

  private UUID insert(String sql, Object parameter) {
    return write(statements -> statements.ids(sql, parameter).getFirst());
  }

  private void change(String sql, Object... parameters) {
    int rows = write(statements -> statements.update(sql, parameters));
    if (rows != 1) {
      throw new IllegalArgumentException("No such row: " + List.of(parameters));
    }
  }
}
