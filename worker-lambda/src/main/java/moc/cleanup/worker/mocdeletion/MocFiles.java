package moc.cleanup.worker.mocdeletion;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// A MOC's files: instructions, thumbnails, parts lists and images, soft-deleted ones too.
final class MocFiles {

  /// The rows say with their last breath what they named: a key that was changed a moment before is
  /// the one that comes back.
  private static final String DELETE =
      """
      DELETE FROM moc_files AS file
      WHERE file.moc_id = :mocId
      RETURNING to_jsonb(file) ->> 's3_key' AS s3_key, to_jsonb(file) ->> 'file_url' AS file_url
      """;

  private MocFiles() {}

  /// Deletes the rows and returns the texts that named their objects.
  static List<String> delete(Handle transaction, UUID mocId) {
    return transaction
        .createQuery(DELETE)
        .bind("mocId", mocId)
        .map((row, _) -> Stream.of(row.getString("s3_key"), row.getString("file_url")))
        .list()
        .stream()
        .flatMap(addresses -> addresses)
        .filter(address -> address != null)
        .toList();
  }
}
