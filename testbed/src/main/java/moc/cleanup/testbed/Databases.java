package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Creates and drops a server's databases over one connection, which is kept: the first
/// `CREATE DATABASE` of a session takes several times as long as the next. Safe for use by many
/// threads.
public final class Databases implements AutoCloseable {

  private static final String MAINTENANCE_DATABASE = "postgres";

  private final DatabaseServer server;
  private final HikariDataSource maintenance;

  /// Nothing is connected yet.
  public Databases(DatabaseServer server) {
    this.server = server;
    this.maintenance = server.pool(MAINTENANCE_DATABASE, 1);
  }

  DatabaseServer server() {
    return server;
  }

  void create(String name) {
    execute("CREATE DATABASE \"%s\"".formatted(name));
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
