package moc.cleanup.operator.doctor;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Our own part of the database: ledger, holds, functions, indexes.
record MigrationChecks(Jdbi jdbi) implements Checks {

  private static final String REMEDY = "Run moc-cleanup migrate, as the owner of the tables.";

  private static final String MISSING_PARTS =
      """
      SELECT name
      FROM (VALUES
        ('moc_cleanup_ledger', to_regclass('moc_cleanup_ledger') IS NULL),
        ('moc_cleanup_hold', to_regclass('moc_cleanup_hold') IS NULL),
        ('moc_cleanup_key_fold()', to_regprocedure('moc_cleanup_key_fold(text)') IS NULL),
        ('moc_cleanup_holds_on()', to_regprocedure('moc_cleanup_holds_on(uuid, text)') IS NULL),
        ('moc_cleanup_due_at()',
          to_regprocedure('moc_cleanup_due_at(timestamptz, integer, timestamptz)') IS NULL)
      ) AS part (name, missing)
      WHERE missing
      UNION ALL
      SELECT 'moc_cleanup_ledger.' || name
      FROM unnest(ARRAY['deleted_keys', 'payers', 'paying_until']) AS wanted (name)
      WHERE to_regclass('moc_cleanup_ledger') IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM pg_attribute
          WHERE attrelid = to_regclass('moc_cleanup_ledger') AND attname = name
            AND NOT attisdropped)
      """;

  /// Those for addresses are wanted where their column is there.
  private static final String MISSING_INDEXES =
      """
      SELECT name
      FROM (
        SELECT 'moc_cleanup_ledger_' || name, 'moc_cleanup_ledger'
        FROM unnest(ARRAY['unfinished', 'owed', 'owner', 'run']) AS own (name)
        UNION ALL
        SELECT 'moc_cleanup_hold_in_force', 'moc_cleanup_hold'
        UNION ALL
        SELECT 'moc_cleanup_moc_instructions_deleted', 'moc_instructions'
        UNION ALL
        SELECT left('moc_cleanup_' || address.table_name || '_' || address.column_name, 63),
          address.table_name
        FROM (VALUES
          ('moc_files', 's3_key'), ('moc_files', 'file_url'),
          ('moc_instructions', 'thumbnail_url'), ('gallery_images', 'image_url'),
          ('gallery_images', 'thumbnail_url'), ('gallery_images', 's3_key')
        ) AS address (table_name, column_name)
        JOIN pg_attribute
          ON attrelid = to_regclass(address.table_name) AND attname = address.column_name
          AND NOT attisdropped
      ) AS wanted (name, table_name)
      WHERE to_regclass(table_name) IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM pg_index
          JOIN pg_class ON pg_class.oid = indexrelid
          WHERE relname = wanted.name AND indrelid = to_regclass(wanted.table_name))
      ORDER BY name
      """;

  private static final String INVALID_INDEXES =
      """
      SELECT indexrelid::regclass::text
      FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid
      WHERE NOT indisvalid AND relname LIKE 'moc\\_cleanup\\_%'
      ORDER BY 1
      """;

  @Override
  public void run(Findings findings) {
    List<String> parts = names(MISSING_PARTS);
    List<String> indexes = names(MISSING_INDEXES);
    List<String> invalid = names(INVALID_INDEXES);
    if (!parts.isEmpty()) {
      findings.problem("Missing: " + String.join(", ", parts) + ".", REMEDY);
      return;
    }
    findings.fine("Ledger, holds and functions are there, and up to date.");
    indexes.forEach(index ->
        findings.warn(
            "Index %s is missing: what it serves reads the whole table.".formatted(index), REMEDY));
    invalid.forEach(index ->
        findings.warn(
            "Index %s is invalid: its build was broken off, or is under way.".formatted(index),
            REMEDY));
    if (indexes.isEmpty() && invalid.isEmpty()) {
      findings.fine("All indexes of ours are there, and valid.");
    }
  }

  private List<String> names(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
