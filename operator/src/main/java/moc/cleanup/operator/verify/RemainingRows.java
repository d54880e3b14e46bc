package moc.cleanup.operator.verify;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import moc.cleanup.message.MocId;
import org.jdbi.v3.core.Jdbi;

/// Finds rows of MOCs that are to be gone. A row that refers to one cannot be there without it where
/// there are foreign keys; not every installation has them all.
record RemainingRows(Jdbi jdbi) {

  private static final String REMAINING =
      """
      SELECT id AS moc_id, 'moc_instructions' AS table_name, 1 AS rows
      FROM moc_instructions
      WHERE id = ANY(:mocIds)
      UNION ALL
      SELECT moc_id, 'moc_files', count(*)
      FROM moc_files
      WHERE moc_id = ANY(:mocIds)
      GROUP BY moc_id
      UNION ALL
      SELECT moc_id, 'moc_parts_lists', count(*)
      FROM moc_parts_lists
      WHERE moc_id = ANY(:mocIds)
      GROUP BY moc_id
      UNION ALL
      SELECT moc_id, 'moc_gallery_images', count(*)
      FROM moc_gallery_images
      WHERE moc_id = ANY(:mocIds)
      GROUP BY moc_id
      ORDER BY moc_id, table_name
      """;

  /// Rows of one table that belong to a MOC.
  record Remaining(MocId mocId, String table, long rows) {}

  List<Remaining> of(Collection<MocId> mocs) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(REMAINING)
            .bindArray("mocIds", UUID.class, mocs.stream().map(MocId::value).toList())
            .map((row, _) ->
                new Remaining(
                    new MocId(row.getObject("moc_id", UUID.class)),
                    row.getString("table_name"),
                    row.getLong("rows")))
            .list());
  }
}
