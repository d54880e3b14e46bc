package moc.cleanup.worker.mocdeletion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moc.cleanup.database.Command;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

  /// The texts that name the objects of these MOCs' files; a MOC without any is left out.
  public static Map<UUID, List<String>> lookAt(Handle handle, Collection<UUID> mocIds) {
    return handle
        .createQuery(LOOK_AT)
        .bindArray("mocIds", UUID.class, List.copyOf(mocIds))
        .map((row, _) -> Map.entry(row.getObject("moc_id", UUID.class), addresses(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.flatMapping(file -> file.getValue().texts(), Collectors.toList())));
  }

  /// Deletes the rows and answers with what each of them named.
  static Command<List<Addresses>> delete(UUID mocId) {
    return Command.rows(DELETE, update -> update.bind("mocId", mocId), MocFiles::addresses);
  }

  private static Addresses addresses(ResultSet row) throws SQLException {
    return new Addresses(row.getString("s3_key"), row.getString("file_url"));
  }

  /// The texts of a file that name its object.
  record Addresses(@Nullable String key, @Nullable String url) {

    Stream<String> texts() {
      return Stream.of(key, url).filter(Objects::nonNull);
    }
  }
}
