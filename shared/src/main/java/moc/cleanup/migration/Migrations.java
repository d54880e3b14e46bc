package moc.cleanup.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Brings our part of the database up to date. Every script can be run again without harm, so
/// there is no history to keep, and a run that was broken off is simply repeated.
public final class Migrations {

  /// In the order in which they are applied, which is that of their names.
  static final List<String> SCRIPTS =
      List.of(
          "V001__ledger.sql",
          "V002__key_fold.sql",
          "V003__platform_indexes.sql",
          "V004__holds.sql",
          "V005__ledger_history.sql");

  private static final String QUERY_CANCELED = "57014";

  private final DataSource dataSource;
  private volatile boolean cancelled;
  private volatile @Nullable Statement running;

  /// @param dataSource logs in as the owner of the platform's tables, who alone may index them
  public Migrations(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Runs every script, statement by statement, each in a transaction of its own.
  ///
  /// @param progress is told every script's name before it runs
  /// @throws IllegalStateException when another migration is under way
  public void apply(Consumer<String> progress) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        MigrationLock _ = MigrationLock.take(connection)) {
      for (String script : SCRIPTS) {
        progress.accept(script);
        for (SqlScript.Statement statement : SqlScript.parse(read(script)).statements()) {
          run(connection, statement);
        }
      }
    }
  }

  /// Breaks off what is being applied, by any thread: the statement under way fails with SQLSTATE
  /// 57014, and none begins any more.
  public void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // The connection is gone, and with it the statement.
      }
    }
  }

  private void run(Connection connection, SqlScript.Statement statement) throws SQLException {
    if (!statement.generates()) {
      execute(connection, statement.sql());
      return;
    }
    for (String generated : query(connection, statement.sql())) {
      execute(connection, generated);
    }
  }

  private void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      if (cancelled) {
        throw new SQLException("broken off", QUERY_CANCELED);
      }
      statement.execute(sql);
    } finally {
      running = null;
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static String read(String script) {
    try (InputStream resource = Migrations.class.getResourceAsStream("/db/migration/" + script)) {
      if (resource == null) {
        throw new IllegalStateException("script " + script + " is not on the class path");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("script " + script + " cannot be read", e);
    }
  }
}
