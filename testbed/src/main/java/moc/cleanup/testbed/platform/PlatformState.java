package moc.cleanup.testbed.platform;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What is in the platform's tables and bucket now.
record PlatformState(DataSource database, S3Client s3, String bucket) {

  private static final String FIND_MOC = "SELECT id FROM moc_instructions WHERE id = ?";
  private static final String FIND_IMAGE = "SELECT id FROM gallery_images WHERE id = ?";
  private static final String FIND_BRICKS =
      """
      SELECT id, parts_list_id, status
      FROM moc_parts
      WHERE id = ANY (?)
      ORDER BY id
      """;
  // The table's name is data: a statement that names it is built and run inside the database.
  private static final String COUNT_ROWS =
      """
      SELECT (xpath('//n/text()', query_to_xml(
        format('SELECT count(*) AS n FROM %I', ?::text), false, true, '')))[1]::text::bigint
      """;

  boolean mocExists(UUID moc) {
    return exists(FIND_MOC, moc);
  }

  boolean imageExists(UUID image) {
    return exists(FIND_IMAGE, image);
  }

  List<Brick> bricks(Collection<UUID> ids) {
    return read(
        row ->
            new Brick(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)),
        FIND_BRICKS,
        (Object) ids.toArray(UUID[]::new));
  }

  long countRows(String table) {
    return read(row -> row.getLong(1), COUNT_ROWS, table).getFirst();
  }

  boolean objectExists(String key) {
    try {
      s3.headObject(head -> head.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException absent) {
      return false;
    }
  }

  List<String> objectKeys() {
    return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private boolean exists(String sql, UUID id) {
    return !read(row -> row.getObject(1, UUID.class), sql, id).isEmpty();
  }

  private <T> List<T> read(Statements.RowReader<T> reader, String sql, Object... parameters) {
    return Statements.inTransaction(
        database, statements -> statements.rows(reader, sql, parameters));
  }
}
