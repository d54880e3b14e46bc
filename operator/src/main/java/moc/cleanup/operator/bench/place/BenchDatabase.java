package moc.cleanup.operator.bench.place;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.platform.PlatformSchema;
import org.jdbi.v3.core.Jdbi;

/// A database that every run finds as new. Each set of data is made once, vacuumed and analysed,
/// and then copied as it is; no background work is left over for whoever is measured.
final class BenchDatabase {

  static final String NAME = "bench";
  private static final String MAINTENANCE_DATABASE = "postgres";

  /// Vacuum and checkpoints come between the runs, and not in the middle of one.
  private static final List<String> QUIET_SERVER =
      List.of(
          "ALTER SYSTEM SET autovacuum = off",
          "ALTER SYSTEM SET checkpoint_timeout = '1h'",
          "ALTER SYSTEM SET max_wal_size = '16GB'",
          "SELECT pg_reload_conf()");

  private static final String DROP = "DROP DATABASE IF EXISTS %s WITH (FORCE)";

  private static final String DOOMED_KEYS =
      """
      WITH address (url) AS (
        SELECT s3_key FROM moc_files JOIN moc_instructions moc ON moc.id = moc_id
        WHERE moc.deleted_at IS NOT NULL
        UNION ALL
        SELECT unnest(ARRAY[image_url, image.thumbnail_url])
        FROM gallery_images image
        WHERE image.id IN (
          SELECT gallery_image_id
          FROM moc_gallery_images JOIN moc_instructions moc ON moc.id = moc_id
          WHERE moc.deleted_at IS NOT NULL)
      )
      SELECT regexp_replace(url, '^https://[^/]*/', '') FROM address
      """;

  private final DatabaseServer server;
  private final Map<StandardSet, Template> templates = new HashMap<>();
  private int templatesMade;

  /// @param keys of all objects that expired MOCs name, those that stay included
  private record Template(String name, List<String> keys) {}

  BenchDatabase(DatabaseServer server) {
    this.server = server;
    maintain(QUIET_SERVER);
  }

  /// Makes the database hold exactly this set, and says which objects there have to be.
  List<String> renew(StandardSet set) {
    Template template = templates.computeIfAbsent(set, this::make);
    maintain(
        List.of(
            DROP.formatted(NAME),
            "CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(NAME, template.name()),
            "CHECKPOINT"));
    return template.keys();
  }

  /// Frees the disk of a set that is not needed any more.
  void forget(StandardSet set) {
    Template template = templates.remove(set);
    if (template != null) {
      maintain(List.of(DROP.formatted(template.name())));
    }
  }

  private Template make(StandardSet set) {
    String name = "bench_template_" + ++templatesMade;
    maintain(List.of(DROP.formatted(name), "CREATE DATABASE " + name));
    PlatformSchema.install(server.dataSource(name));
    Jdbi jdbi = Jdbi.create(server.dataSource(name));
    try {
      new Migrations(server.dataSource(name)).apply(_ -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("the bench's database could not be migrated", e);
    }
    set.insertInto(jdbi);
    jdbi.useHandle(handle -> handle.execute("VACUUM (ANALYZE)"));
    return new Template(
        name,
        jdbi.withHandle(handle -> handle.createQuery(DOOMED_KEYS).mapTo(String.class).list()));
  }

  private void maintain(List<String> statements) {
    Jdbi.create(server.dataSource(MAINTENANCE_DATABASE))
        .useHandle(handle -> statements.forEach(handle::execute));
  }
}
