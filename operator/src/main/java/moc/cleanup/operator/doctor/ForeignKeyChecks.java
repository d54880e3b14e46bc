package moc.cleanup.operator.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// What hangs on the rows that we delete: what goes along by cascade, what keeps a MOC from being
/// deleted, and what is found by reading a whole table.
record ForeignKeyChecks(Jdbi jdbi) implements Checks {

  /// Every key onto a table of whose rows some are deleted: the worker's own four, and whatever a
  /// cascade takes along. Bricks are freed before a cascade could come to them.
  private static final String KEYS =
      """
      WITH RECURSIVE bricks AS (
        SELECT attrelid AS table_id, attnum AS number
        FROM pg_attribute
        WHERE attrelid = to_regclass('moc_parts') AND attname = 'parts_list_id'
      ),
      deleted (table_id) AS (
        SELECT table_id
        FROM (VALUES
          (to_regclass('moc_instructions')), (to_regclass('moc_files')),
          (to_regclass('moc_parts_lists')), (to_regclass('gallery_images'))) AS own (table_id)
        WHERE table_id IS NOT NULL
        UNION
        SELECT conrelid
        FROM pg_constraint
        JOIN deleted ON confrelid = deleted.table_id
        WHERE contype = 'f' AND confdeltype = 'c'
          AND NOT EXISTS (
            SELECT FROM bricks WHERE table_id = conrelid AND number = conkey[1])
      )
      SELECT conname AS name,
        conrelid::regclass::text AS table_name,
        attribute.attname AS column_name,
        confrelid::regclass::text AS onto,
        confdeltype AS action,
        attribute.attnotnull AS required,
        EXISTS (
          SELECT FROM pg_index
          WHERE indrelid = conrelid AND indkey[0] = conkey[1] AND indisvalid
            AND (indpred IS NULL
              OR pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', attribute.attname))
        ) AS indexed
      FROM pg_constraint
      JOIN deleted ON confrelid = deleted.table_id
      JOIN pg_attribute attribute ON attrelid = conrelid AND attnum = conkey[1]
      WHERE contype = 'f' AND conparentid = 0
      ORDER BY table_name, column_name, name
      """;

  /// What the worker itself lets go of, before it deletes.
  private static final Set<String> LET_GO =
      Set.of("upload_sessions.moc_instruction_id", "moc_parts.parts_list_id");

  private static final Set<String> OWN_TABLES =
      Set.of("moc_files", "moc_parts_lists", "moc_gallery_images");

  /// @param required whether its column cannot be null
  /// @param indexed whether the rows that refer to one are found by an index
  private record ForeignKey(
      String name,
      String table,
      String column,
      String onto,
      char action,
      boolean required,
      boolean indexed) {

    String qualified() {
      return table + "." + column;
    }

    boolean isLetGo() {
      return LET_GO.contains(qualified());
    }
  }

  @Override
  public void run(Findings findings) {
    List<ForeignKey> keys = keys();
    keys.forEach(key -> checkAction(findings, key));
    if (keys.stream().noneMatch(ForeignKeyChecks::blocks)) {
      findings.fine(
          "No foreign key keeps a MOC from being deleted (%d looked at).".formatted(keys.size()));
    }
    reportCascades(findings, keys);
    keys.stream()
        .filter(key -> !key.indexed())
        .forEach(key ->
            findings.warn(
                "No index on %s: each deletion from %s reads the whole table."
                    .formatted(key.qualified(), key.onto()),
                "Run moc-cleanup migrate; what it does not add, add by: CREATE INDEX CONCURRENTLY"
                    + " ON"
                    + " %s (%s)".formatted(key.table(), key.column())));
  }

  private static void checkAction(Findings findings, ForeignKey key) {
    if (key.qualified().equals("moc_parts.parts_list_id") && key.action() == 'c') {
      findings.note(
          "moc_parts.parts_list_id cascades. It takes no bricks along, since the worker frees them"
              + " first; ON DELETE SET NULL would be safer.");
    } else if (key.isLetGo() && key.action() != 'c') {
      checkNullable(findings, key);
    } else {
      switch (key.action()) {
        case 'c' -> {}
        case 'n' -> checkNullable(findings, key);
        case 'd' ->
            findings.warn(
                "%s is set to its default when its row in %s goes."
                    .formatted(key.qualified(), key.onto()),
                "See to it that the default names a row that is there, or null.");
        default ->
            findings.problem(
                "%s refers to %s and says neither CASCADE nor SET NULL: what it refers to cannot be"
                        .formatted(key.qualified(), key.onto())
                    + " deleted (SQLSTATE 23503), and ends in the dead-letter queue.",
                "Have the platform decide: drop constraint %s of %s and add it with ON DELETE CASCADE"
                        .formatted(key.name(), key.table())
                    + " or ON DELETE SET NULL; or place a hold on such MOCs.");
      }
    }
  }

  private static void checkNullable(Findings findings, ForeignKey key) {
    if (key.required()) {
      findings.problem(
          "%s is to become null when its row in %s goes, and is NOT NULL: such a row keeps it."
              .formatted(key.qualified(), key.onto()),
          "Have the platform decide: ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL, or ON DELETE CASCADE."
              .formatted(key.table(), key.column()));
    }
  }

  private static boolean blocks(ForeignKey key) {
    return switch (key.action()) {
      case 'c', 'd' -> false;
      case 'n' -> key.required();
      default -> !key.isLetGo() || key.required();
    };
  }

  /// The platform's people should know of what is deleted in their name.
  private static void reportCascades(Findings findings, List<ForeignKey> keys) {
    String along =
        keys.stream()
            .filter(key -> key.action() == 'c' && !key.isLetGo())
            .map(ForeignKey::table)
            .distinct()
            .filter(table -> !OWN_TABLES.contains(table))
            .collect(Collectors.joining(", "));
    if (!along.isEmpty()) {
      findings.note("By cascade, rows of these go along: " + along + ".");
    }
  }

  private List<ForeignKey> keys() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(KEYS)
            .map((row, _) ->
                new ForeignKey(
                    row.getString("name"),
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("onto"),
                    row.getString("action").charAt(0),
                    row.getBoolean("required"),
                    row.getBoolean("indexed")))
            .list());
  }
}
