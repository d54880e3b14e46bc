package moc.cleanup.reliability.histories.stage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import moc.cleanup.reliability.histories.application.Ids;
import moc.cleanup.reliability.histories.model.Found;
import moc.cleanup.reliability.histories.model.Found.LedgerRow;
import moc.cleanup.reliability.histories.model.Model.Account;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Reads all that there is, the rows in the words of the model's.
record Observer(Handle handle, S3Client s3, String bucket) {

  private static final String ROWS =
      """
      SELECT format('moc %s of %s%s%s', title, user_id,
        ', deleted ' || floor(extract(epoch FROM now() - deleted_at) / 86400) || ' days ago',
        ', thumbnail ' || substring(thumbnail_url FROM '^https://[^/]*/([^?]*)'))
      FROM moc_instructions
      UNION ALL
      SELECT format('file %s of %s at %s', file.file_type, moc.title, file.s3_key)
      FROM moc_files file JOIN moc_instructions moc ON moc.id = file.moc_id
      UNION ALL
      SELECT format('list %s of %s', list.title, moc.title)
      FROM moc_parts_lists list JOIN moc_instructions moc ON moc.id = list.moc_id
      UNION ALL
      SELECT format('brick %s, %s pieces, %s', brick.part_name, brick.quantity, CASE
        WHEN brick.status = 'available' AND brick.parts_list_id IS NULL THEN 'available'
        WHEN brick.status = 'allocated' THEN 'on ' || list.title
        ELSE 'available, yet on ' || list.title END)
      FROM moc_parts brick LEFT JOIN moc_parts_lists list ON list.id = brick.parts_list_id
      UNION ALL
      SELECT format('image %s of %s at %s%s%s', image.title, image.user_id,
        substring(image.image_url FROM '^https://[^/]*/([^?]*)'),
        ', thumbnail ' || substring(image.thumbnail_url FROM '^https://[^/]*/([^?]*)'),
        ', in ' || album.title)
      FROM gallery_images image LEFT JOIN gallery_albums album ON album.id = image.album_id
      UNION ALL
      SELECT format('link %s %s, %s times', moc.title, image.title, count(*))
      FROM moc_gallery_images link
      JOIN moc_instructions moc ON moc.id = link.moc_id
      JOIN gallery_images image ON image.id = link.gallery_image_id
      GROUP BY moc.title, image.title
      UNION ALL
      SELECT format('cover %s of %s', coalesce(image.title, 'that is gone'), album.title)
      FROM gallery_albums album LEFT JOIN gallery_images image ON image.id = album.cover_image_id
      WHERE album.cover_image_id IS NOT NULL
      UNION ALL
      SELECT format('session %s%s', session.status, ' of ' || moc.title)
      FROM upload_sessions session
      LEFT JOIN moc_instructions moc ON moc.id = session.moc_instruction_id
      """;

  private static final String LEDGER =
      """
      SELECT moc_id, owed_keys, images_deleted, bricks_returned,
        coalesce(finished_at >= coalesce(queued_at, finished_at), false) AS is_finished
      FROM moc_cleanup_ledger
      """;

  Found look() {
    Set<String> objects =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
            .map(S3Object::key)
            .collect(Collectors.toSet());
    return new Found(handle.createQuery(ROWS).mapTo(String.class).set(), objects, ledger());
  }

  private Map<String, LedgerRow> ledger() {
    return handle
        .createQuery(LEDGER)
        .map((row, _) -> Map.entry(Ids.name(row.getObject("moc_id", UUID.class)), ledgerRow(row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static LedgerRow ledgerRow(ResultSet row) throws SQLException {
    return new LedgerRow(
        List.of((String[]) row.getArray("owed_keys").getArray()),
        row.getBoolean("is_finished"),
        new Account(row.getInt("images_deleted"), row.getInt("bricks_returned")));
  }
}
