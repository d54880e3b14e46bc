package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Creates and drops a server's databases over one connection, which is kept: the first
/// `CREATE DATABASE` of a session takes several times as long as the next. What was built for a
/// blueprint stays until the server ends. Safe for use by many threads.
public final class Databases implements AutoCloseable {

  private static final String MAINTENANCE_DATABASE = "postgres";

  private final DatabaseServer server;
  private final HikariDataSource maintenance;

  /// A blueprint's name, and the database that was built from it.
  private final Map<String, String> templates =
      new ConcurrentHashMap<>(Map.of(Blueprint.EMPTY.name(), "template1"));

  /// Nothing is connected yet.
  public Databases(DatabaseServer server) {
    this.server = server;
    this.maintenance = server.pool(MAINTENANCE_DATABASE, 1);
  }

  DatabaseServer server() {
    return server;
  }

  void create(String name, Blueprint blueprint) {
    String template = templates.computeIfAbsent(blueprint.name(), _ -> build(blueprint));
    execute("CREATE DATABASE \"%s\" TEMPLATE \"%s\"".formatted(name, template));
  }

  /// Its connections are not pooled, since nobody may be connected to a database that is copied.
  private String build(Blueprint blueprint) {
    String template = "template-" + UUID.randomUUID();
    execute("CREATE DATABASE \"%s\"".formatted(template));
    blueprint.builder().accept(server.dataSource(template));
    return template;
  }

  /// Forced: a connection that a test left open must not keep the database.
  void drop(String name) {
    execute("DROP DATABASE \"%s\" WITH (FORCE)".formatted(name));
  }

  private void execute(String sql) {
    try (Connection connection = maintenance.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  @Override
  public void close() {
    maintenance.close();
  }
}
