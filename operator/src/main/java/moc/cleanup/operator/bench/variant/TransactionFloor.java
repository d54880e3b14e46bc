package moc.cleanup.operator.bench.variant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import moc.cleanup.operator.bench.place.Place;

/// The floor under one transaction per MOC: the same rows in two statements, straight on JDBC, with
/// four connections and nothing else. It knows of no holds, no time limits, no order of locks and
/// no second try, and leaves the objects to somebody else.
public final class TransactionFloor implements Variant {

  private static final int CONNECTIONS = 4;

  private static final String LOCK =
      """
      WITH asked (id) AS MATERIALIZED (SELECT CAST(? AS uuid)),
      moc AS MATERIALIZED (
        SELECT moc.id FROM moc_instructions moc
        WHERE moc.id = (SELECT id FROM asked) AND deleted_at < now() - interval '30 days'
        FOR UPDATE
      ), list AS MATERIALIZED (
        SELECT id FROM moc_parts_lists WHERE moc_id = (SELECT id FROM asked) FOR UPDATE
      ), link AS MATERIALIZED (
        SELECT gallery_image_id FROM moc_gallery_images
        WHERE moc_id = (SELECT id FROM asked) FOR UPDATE
      ), image AS MATERIALIZED (
        SELECT id FROM gallery_images
        WHERE id = ANY(ARRAY(SELECT gallery_image_id FROM link)) FOR UPDATE
      )
      SELECT (SELECT count(*) FROM moc), (SELECT count(*) FROM list), (SELECT count(*) FROM image)
      """;

  private static final String DELETE =
      """
      WITH asked (id) AS MATERIALIZED (SELECT CAST(? AS uuid)),
      orphan AS MATERIALIZED (
        SELECT image.id, image.image_url, image.thumbnail_url
        FROM gallery_images image
        WHERE image.id = ANY(ARRAY(
            SELECT gallery_image_id FROM moc_gallery_images WHERE moc_id = (SELECT id FROM asked)))
          AND image.album_id IS NULL
          AND NOT EXISTS (
            SELECT FROM moc_gallery_images other
            WHERE other.gallery_image_id = image.id AND other.moc_id <> (SELECT id FROM asked))
          AND NOT EXISTS (SELECT FROM gallery_albums WHERE cover_image_id = image.id)
      ), brick AS (
        UPDATE moc_parts SET parts_list_id = NULL, status = 'available'
        WHERE parts_list_id = ANY(ARRAY(
          SELECT id FROM moc_parts_lists WHERE moc_id = (SELECT id FROM asked)))
        RETURNING 1
      ), file AS (
        DELETE FROM moc_files WHERE moc_id = (SELECT id FROM asked) RETURNING s3_key
      ), moc AS (
        DELETE FROM moc_instructions WHERE id = (SELECT id FROM asked) RETURNING thumbnail_url
      ), image AS (
        DELETE FROM gallery_images WHERE id = ANY(ARRAY(SELECT id FROM orphan)) RETURNING 1
      ), address (url) AS (
        SELECT s3_key FROM file
        UNION ALL SELECT thumbnail_url FROM moc
        UNION ALL SELECT unnest(ARRAY[image_url, thumbnail_url]) FROM orphan
      )
      UPDATE moc_cleanup_ledger
      SET attempts = attempts + 1, last_attempt_at = clock_timestamp(),
        acknowledged_at = clock_timestamp(), rows_deleted_at = clock_timestamp(),
        owed_keys = ARRAY(
          SELECT DISTINCT regexp_replace(url, '^https://[^/]*/', '')
          FROM address WHERE url IS NOT NULL),
        images_deleted = (SELECT count(*) FROM image),
        bricks_returned = (SELECT count(*) FROM brick)
      WHERE moc_id = (SELECT id FROM asked)
      """;

  @Override
  public String name() {
    return "transaction floor";
  }

  @Override
  public boolean deletesObjects() {
    return false;
  }

  @Override
  public VariantRun prepare(Place place) {
    return new FloorRun(Sessions.open(place, CONNECTIONS), place.expiredMocs());
  }

  private record FloorRun(Sessions sessions, List<UUID> mocs) implements VariantRun {

    @Override
    public void delete() {
      AtomicInteger next = new AtomicInteger();
      sessions.run(session -> {
        try (PreparedStatement lock = session.prepareStatement(LOCK);
            PreparedStatement delete = session.prepareStatement(DELETE)) {
          for (int i = next.getAndIncrement(); i < mocs.size(); i = next.getAndIncrement()) {
            delete(session, lock, delete, mocs.get(i));
          }
        }
      });
    }

    private static void delete(
        Connection session, PreparedStatement lock, PreparedStatement delete, UUID moc)
        throws SQLException {
      lock.setObject(1, moc);
      try (ResultSet locked = lock.executeQuery()) {
        if (!locked.next() || locked.getInt(1) != 1) {
          throw new IllegalStateException("MOC " + moc + " is not there to be deleted");
        }
      }
      delete.setObject(1, moc);
      delete.executeUpdate();
      session.commit();
    }

    @Override
    public Duration clientCpu() {
      return sessions.cpu();
    }

    @Override
    public void close() {
      sessions.close();
    }
  }
}
