package moc.cleanup.operator.bench.variant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import moc.cleanup.operator.bench.place.Place;

/// The floor: the same final effect on rows and ledger by one set-based transaction. It is nothing
/// that could be run on a live platform: it locks everything at once, all of it fails if one MOC
/// does, and it asks neither for holds nor for owners and albums of images.
public final class Floor implements Variant {

  private static final List<String> STEPS =
      List.of(
          """
          CREATE TEMPORARY TABLE doomed ON COMMIT DROP AS
          SELECT id, thumbnail_url
          FROM moc_instructions
          WHERE deleted_at < now() - interval '30 days'
          FOR UPDATE
          """,
          """
          CREATE TEMPORARY TABLE orphan ON COMMIT DROP AS
          SELECT image.id, owner.moc_id, image.image_url, image.thumbnail_url
          FROM (
            SELECT gallery_image_id, min(link.moc_id::text)::uuid AS moc_id
            FROM moc_gallery_images link
            WHERE gallery_image_id IN (
              SELECT gallery_image_id FROM moc_gallery_images JOIN doomed ON doomed.id = moc_id)
            GROUP BY gallery_image_id
            HAVING count(DISTINCT link.moc_id) = 1
          ) AS owner
          JOIN gallery_images image ON image.id = owner.gallery_image_id
          """,
          "ANALYZE doomed, orphan",
          """
          CREATE TEMPORARY TABLE freed ON COMMIT DROP AS
          WITH freed AS (
            UPDATE moc_parts brick
            SET parts_list_id = NULL, status = 'available'
            FROM moc_parts_lists list JOIN doomed ON doomed.id = list.moc_id
            WHERE brick.parts_list_id = list.id
            RETURNING list.moc_id
          )
          SELECT moc_id, count(*) AS bricks FROM freed GROUP BY moc_id
          """,
          """
          WITH file AS (
            DELETE FROM moc_files USING doomed WHERE moc_id = doomed.id RETURNING moc_id, s3_key
          ), address (moc_id, url) AS (
            SELECT moc_id, s3_key FROM file
            UNION ALL SELECT id, thumbnail_url FROM doomed WHERE thumbnail_url IS NOT NULL
            UNION ALL SELECT moc_id, image_url FROM orphan
            UNION ALL SELECT moc_id, thumbnail_url FROM orphan WHERE thumbnail_url IS NOT NULL
          ), named AS (
            SELECT moc_id, array_agg(DISTINCT regexp_replace(url, '^https://[^/]*/', '')) AS keys
            FROM address GROUP BY moc_id
          ), images AS (
            SELECT moc_id, count(*) AS images FROM orphan GROUP BY moc_id
          )
          UPDATE moc_cleanup_ledger ledger
          SET attempts = attempts + 1, last_attempt_at = clock_timestamp(),
            acknowledged_at = clock_timestamp(), rows_deleted_at = clock_timestamp(),
            owed_keys = named.keys, images_deleted = coalesce(images, 0),
            bricks_returned = coalesce(bricks, 0)
          FROM named LEFT JOIN images USING (moc_id) LEFT JOIN freed USING (moc_id)
          WHERE ledger.moc_id = named.moc_id
          """,
          "DELETE FROM moc_gallery_images USING doomed WHERE moc_id = doomed.id",
          "DELETE FROM moc_parts_lists USING doomed WHERE moc_id = doomed.id",
          "DELETE FROM moc_instructions moc USING doomed WHERE moc.id = doomed.id",
          "DELETE FROM gallery_images image USING orphan WHERE image.id = orphan.id");

  @Override
  public String name() {
    return "floor";
  }

  @Override
  public boolean deletesObjects() {
    return false;
  }

  @Override
  public VariantRun prepare(Place place) {
    return new FloorRun(Sessions.open(place, 1));
  }

  private record FloorRun(Sessions sessions) implements VariantRun {

    @Override
    public void delete() {
      sessions.run(FloorRun::deleteAll);
    }

    private static void deleteAll(Connection session) throws SQLException {
      try (Statement statement = session.createStatement()) {
        for (String step : STEPS) {
          statement.execute(step);
        }
      }
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
