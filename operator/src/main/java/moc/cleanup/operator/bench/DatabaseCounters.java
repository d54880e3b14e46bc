package moc.cleanup.operator.bench;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Counts inside the database what cannot be seen from outside: writes to the ledger, and tables
/// that are read from end to end.
record DatabaseCounters(Jdbi jdbi) {

  /// Fires once per statement, with an upsert too.
  private static final List<String> COUNT_LEDGER_WRITES =
      List.of(
          "CREATE SEQUENCE bench_ledger_writes",
          """
          CREATE FUNCTION bench_count_ledger_write() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            PERFORM nextval('bench_ledger_writes');
            RETURN NULL;
          END
          $$
          """,
          """
          CREATE TRIGGER bench_count AFTER UPDATE ON moc_cleanup_ledger
          FOR EACH STATEMENT EXECUTE FUNCTION bench_count_ledger_write()
          """);

  private static final String LEDGER_WRITES =
      "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM bench_ledger_writes";

  /// A session that ends has handed in its counts.
  private static final String END_SESSIONS =
      """
      SELECT count(pg_terminate_backend(pid, 5000))
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """;

  /// A table of a page or two is best read from end to end.
  private static final String SCANNED =
      """
      SELECT relid::regclass::text
      FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
      WHERE seq_scan > 0 AND reltuples >= 1000
      ORDER BY 1
      """;

  /// Counts from now on. It ends everybody's sessions, here and at the end.
  static DatabaseCounters start(Jdbi jdbi) {
    jdbi.useHandle(handle -> {
      COUNT_LEDGER_WRITES.forEach(handle::execute);
      handle.createQuery(END_SESSIONS).mapTo(Long.class).one();
      handle.execute("SELECT pg_stat_reset()");
    });
    return new DatabaseCounters(jdbi);
  }

  long ledgerWrites() {
    return jdbi.withHandle(handle -> handle.createQuery(LEDGER_WRITES).mapTo(Long.class).one());
  }

  /// Large tables that were read from end to end since then.
  List<String> scannedTables() {
    return jdbi.withHandle(handle -> {
      handle.createQuery(END_SESSIONS).mapTo(Long.class).one();
      return handle.createQuery(SCANNED).mapTo(String.class).list();
    });
  }
}
