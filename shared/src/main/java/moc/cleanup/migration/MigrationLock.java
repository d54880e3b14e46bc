package moc.cleanup.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Keeps migrations of one database apart: two at once would each see the other's half-built index
/// as a left-over. It is given back by a statement, because the server notices the end of a session
/// only when it comes to it.
record MigrationLock(Connection connection) implements AutoCloseable {

  /// Any number, but always this one.
  private static final long KEY = 0x6d6f63_636c6e70L;

  /// @throws IllegalStateException when another migration is under way
  static MigrationLock take(Connection connection) throws SQLException {
    if (!ask(connection, "SELECT pg_try_advisory_lock(" + KEY + ")")) {
      throw new IllegalStateException(
          "another migration is under way on this database; wait for it and try again");
    }
    return new MigrationLock(connection);
  }

  @Override
  public void close() throws SQLException {
    if (!ask(connection, "SELECT pg_advisory_unlock(" + KEY + ")")) {
      throw new IllegalStateException("the migration's lock was lost while it ran");
    }
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
