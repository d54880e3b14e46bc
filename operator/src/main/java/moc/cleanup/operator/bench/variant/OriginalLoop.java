package moc.cleanup.operator.bench.variant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import moc.cleanup.operator.bench.place.CountingBucket;
import moc.cleanup.operator.bench.place.Place;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// The loop that all this replaces: one process, one MOC after the other, a statement per step and
/// per thing that the step is about, `DeleteObjects` per MOC. It is a port of the first design to
/// plain JDBC, which uses much less CPU than the ORM on Node that it was meant for, with the one
/// correction without which it would delete images of live MOCs. It locks nothing but what it
/// deletes.
public final class OriginalLoop implements Variant {

  private static final String MOC =
      "SELECT id, user_id, title, thumbnail_url, deleted_at FROM moc_instructions WHERE id = ?";
  private static final String FILES =
      "SELECT id, file_type, s3_key, created_at FROM moc_files WHERE moc_id = ?";
  private static final String LISTS = "SELECT id, title FROM moc_parts_lists WHERE moc_id = ?";
  private static final String FREE_BRICKS =
      "UPDATE moc_parts SET parts_list_id = NULL, status = 'available' WHERE parts_list_id = ?";
  private static final String IMAGES =
      """
      SELECT image.id, image.title, image.image_url, image.thumbnail_url
      FROM gallery_images image JOIN moc_gallery_images link ON link.gallery_image_id = image.id
      WHERE link.moc_id = ?
      """;
  private static final String USES =
      "SELECT count(DISTINCT moc_id) FROM moc_gallery_images WHERE gallery_image_id = ?";
  private static final String DELETE_IMAGE = "DELETE FROM gallery_images WHERE id = ?";
  private static final String DETACH =
      "UPDATE upload_sessions SET moc_instruction_id = NULL WHERE moc_instruction_id = ?";
  private static final String DELETE_MOC = "DELETE FROM moc_instructions WHERE id = ?";
  private static final String ACCOUNT =
      """
      UPDATE moc_cleanup_ledger
      SET attempts = attempts + 1, last_attempt_at = clock_timestamp(),
        acknowledged_at = clock_timestamp(), rows_deleted_at = clock_timestamp(),
        finished_at = clock_timestamp(), deleted_keys = ?, files_deleted = ?, images_deleted = ?,
        bricks_returned = ?
      WHERE moc_id = ?
      """;

  @Override
  public String name() {
    return "the loop";
  }

  @Override
  public boolean deletesObjects() {
    return true;
  }

  @Override
  public VariantRun prepare(Place place) {
    return new LoopRun(Sessions.open(place, 1), place.s3(), place.expiredMocs());
  }

  private record LoopRun(Sessions sessions, S3Client s3, List<UUID> mocs) implements VariantRun {

    @Override
    public void delete() {
      sessions.run(session -> {
        Step step = new Step(session, new HashMap<>());
        for (UUID moc : mocs) {
          delete(step, moc);
          session.commit();
        }
      });
    }

    private void delete(Step step, UUID moc) throws SQLException {
      step.rows(MOC, moc);
      List<String> keys = new ArrayList<>();
      step.rows(FILES, moc).forEach(file -> keys.add(file.get(2)));
      int bricks = 0;
      for (List<String> list : step.rows(LISTS, moc)) {
        bricks += step.change(FREE_BRICKS, UUID.fromString(list.getFirst()));
      }
      List<UUID> orphans = new ArrayList<>();
      for (List<String> image : step.rows(IMAGES, moc)) {
        UUID id = UUID.fromString(image.getFirst());
        if (step.rows(USES, id).getFirst().getFirst().equals("1")) {
          orphans.add(id);
          keys.add(key(image.get(2)));
          keys.add(key(image.get(3)));
        }
      }
      deleteObjects(keys);
      for (UUID orphan : orphans) {
        step.change(DELETE_IMAGE, orphan);
      }
      step.change(DETACH, moc);
      step.change(DELETE_MOC, moc);
      Object array = step.session().createArrayOf("text", keys.toArray());
      step.change(ACCOUNT, array, keys.size(), orphans.size(), bricks, moc);
    }

    private static String key(String url) {
      return url.replaceFirst("^https://[^/]*/", "");
    }

    private void deleteObjects(List<String> keys) {
      List<ObjectIdentifier> objects =
          keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
      s3.deleteObjects(request ->
          request.bucket(CountingBucket.NAME).delete(Delete.builder().objects(objects).build()));
    }

    @Override
    public Duration clientCpu() {
      return sessions.cpu();
    }

    @Override
    public void close() {
      sessions.close();
      s3.close();
    }
  }

  /// Statements of a session, prepared once.
  private record Step(Connection session, Map<String, PreparedStatement> prepared) {

    List<List<String>> rows(String sql, Object... parameters) throws SQLException {
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet result = bound(sql, parameters).executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            row.add(String.valueOf(result.getString(column)));
          }
          rows.add(row);
        }
      }
      return rows;
    }

    int change(String sql, Object... parameters) throws SQLException {
      return bound(sql, parameters).executeUpdate();
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
      PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = session.prepareStatement(sql);
        prepared.put(sql, statement);
      }
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    }
  }
}
