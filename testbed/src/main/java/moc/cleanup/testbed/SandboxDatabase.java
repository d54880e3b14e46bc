package moc.cleanup.testbed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// An empty database that exists while this is open.
record SandboxDatabase(DatabaseServer server, String name) implements AutoCloseable {

  private static final String MAINTENANCE_DATABASE = "postgres";

  static SandboxDatabase create(DatabaseServer server, String name) {
    execute(server, "CREATE DATABASE \"%s\"".formatted(name));
    return new SandboxDatabase(server, name);
  }

  @Override
  public void close() {
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
