package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariDataSource;

/// An empty database that exists while this is open, and connections to it.
record SandboxDatabase(
    Databases databases, DatabaseServer server, String name, HikariDataSource connections)
    implements AutoCloseable {

  /// More than any test holds at a time; the servers allow a hundred and more.
  private static final int MOST_CONNECTIONS = 50;

  static SandboxDatabase create(Databases databases, String name) {
    DatabaseServer server = databases.server();
    databases.create(name);
    return new SandboxDatabase(databases, server, name, server.pool(name, MOST_CONNECTIONS));
  }

  @Override
  public void close() {
    connections.close();
    databases.drop(name);
  }
}
