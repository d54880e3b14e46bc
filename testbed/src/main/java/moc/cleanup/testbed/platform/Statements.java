package moc.cleanup.testbed.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// SQL on one connection, in one transaction and in UTC.
record Statements(Connection connection) {

  static <T> T inTransaction(DataSource database, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      statements.script("SET LOCAL TIME ZONE 'UTC'");
      T result = work.run(statements);
      connection.commit();
      return result;
    } catch (SQLException failure) {
      throw new IllegalStateException("The platform's database refused", failure);
    }
  }

  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /// The ids that a statement returns as its first column.
  List<UUID> ids(String sql, @Nullable Object... parameters) throws SQLException {
    return rows(row -> row.getObject(1, UUID.class), sql, parameters);
  }

  <T> List<T> rows(RowReader<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        read.add(reader.read(row));
      }
    }
    return read;
  }

  private PreparedStatement prepare(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// What is done in a transaction.
  interface Work<T> {
    T run(Statements statements) throws SQLException;
  }

  /// Reads the row that the result set stands on.
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
