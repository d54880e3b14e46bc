package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariDataSource;

/// A database that exists while this is open, and connections to it.
record SandboxDatabase(Databases databases, String name, HikariDataSource connections)
    implements AutoCloseable {

  /// More than any test holds at a time; the servers allow a hundred and more.
  private static final int MOST_CONNECTIONS = 50;

  static SandboxDatabase create(Databases databases, String name, Blueprint blueprint) {
    databases.create(name, blueprint);
    return new SandboxDatabase(databases, name, databases.server().pool(name, MOST_CONNECTIONS));
  }

  DatabaseServer server() {
    return databases.server();
  }

  @Override
  public void close() {
    connections.close();
    databases.drop(name);
  }
}
