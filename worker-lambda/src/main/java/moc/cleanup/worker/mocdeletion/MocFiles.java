package moc.cleanup.worker.mocdeletion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// A MOC's files: instructions, thumbnails, parts lists and images, soft-deleted ones too.
public final class MocFiles {

  /// The rows say with their last breath what they named: a key that was changed a moment before is
  /// the one that comes back.
  private static final String DELETE =
      """
      DELETE FROM moc_files AS file
      WHERE file.moc_id = :mocId
      RETURNING to_jsonb(file) ->> 's3_key' AS s3_key, to_jsonb(file) ->> 'file_url' AS file_url
      """;

  private static final String LOOK_AT =
      """
      SELECT file.moc_id, to_jsonb(file) ->> 's3_key' AS s3_key, to_jsonb(file) ->> 'file_url' AS file_url
      FROM moc_files AS file
      WHERE file.moc_id = ANY(:mocIds)
      """;

  private MocFiles() {}

  /// A text that names an object of a MOC.
  private record Named(UUID mocId, String text) {}

  /// The texts that name the objects of these MOCs' files; a MOC without any is left out.
  public static Map<UUID, List<String>> lookAt(Handle handle, Collection<UUID> mocIds) {
    return handle
        .createQuery(LOOK_AT)
        .bindArray("mocIds", UUID.class, List.copyOf(mocIds))
        .map((row, _) -> {
          UUID mocId = row.getObject("moc_id", UUID.class);
          return Stream.of(row.getString("s3_key"), row.getString("file_url"))
              .filter(Objects::nonNull)
              .map(text -> new Named(mocId, text))
              .toList();
        })
        .list()
        .stream()
        .flatMap(List::stream)
        .collect(
            Collectors.groupingBy(
                Named::mocId, Collectors.mapping(Named::text, Collectors.toList())));
  }

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
