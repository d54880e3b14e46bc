package moc.cleanup.operator.doctor;

import org.jdbi.v3.core.Jdbi;

/// Triggers of the platform that run when we delete or free rows.
record TriggerChecks(Jdbi jdbi) implements Checks {

  /// `tgtype`: 8 is DELETE, 16 is UPDATE.
  private static final String TRIGGERS =
      """
      SELECT tgname AS name, tgrelid::regclass::text AS table_name,
        CASE WHEN tgtype & 2 = 2 THEN 'before' ELSE 'after' END AS time
      FROM pg_trigger
      WHERE NOT tgisinternal AND tgenabled <> 'D'
        AND (tgrelid IN (to_regclass('moc_instructions'), to_regclass('moc_files'),
              to_regclass('moc_parts_lists'), to_regclass('gallery_images'),
              to_regclass('moc_gallery_images'))
            AND tgtype & 8 = 8
          OR tgrelid IN (to_regclass('moc_parts'), to_regclass('upload_sessions'))
            AND tgtype & 16 = 16)
      ORDER BY table_name, name
      """;

  @Override
  public void run(Findings findings) {
    jdbi.useHandle(handle ->
        handle
            .createQuery(TRIGGERS)
            .map((row, _) ->
                "Trigger %s of %s runs %s what we change there: it can keep a row, or fail the MOC."
                    .formatted(
                        row.getString("name"), row.getString("table_name"), row.getString("time")))
            .forEach(findings::note));
  }
}
