package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// An empty database that exists while this is open, and connections to it.
record SandboxDatabase(DatabaseServer server, String name, HikariDataSource connections)
    implements AutoCloseable {

  private static final String MAINTENANCE_DATABASE = "postgres";

  /// More than any test holds at a time; the servers allow a hundred and more.
  private static final int MOST_CONNECTIONS = 50;

  private static final long DO_NOT_CONNECT_NOW = -1;

  static SandboxDatabase create(DatabaseServer server, String name) {
    execute(server, "CREATE DATABASE \"%s\"".formatted(name));
    return new SandboxDatabase(server, name, new HikariDataSource(pool(server, name)));
  }

  private static HikariConfig pool(DatabaseServer server, String name) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName(name);
    settings.setDataSource(server.dataSource(name));
    settings.setMaximumPoolSize(MOST_CONNECTIONS);
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(DO_NOT_CONNECT_NOW);
    return settings;
  }

  @Override
  public void close() {
    connections.close();
    // Forced: a connection that a test left open must not keep the database.
    execute(server, "DROP DATABASE \"%s\" WITH (FORCE)".formatted(name));
  }

  private static void execute(DatabaseServer server, String sql) {
    try (Connection connection = server.dataSource(MAINTENANCE_DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }
}
