package moc.cleanup.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import moc.cleanup.testbed.Sandbox;

/// A session of the application in a transaction that has begun, to stand in the worker's way.
final class Session implements AutoCloseable {

  private static final String WAITING =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  /// The transaction of a session that has waited for a lock for so many milliseconds.
  private static final String WAITING_LONG =
      """
      SELECT activity.xact_start::text
      FROM pg_locks lock
      JOIN pg_stat_activity activity USING (pid)
      WHERE activity.datname = current_database()
        AND lock.waitstart < clock_timestamp() - make_interval(secs => ? / 1000.0)
      """;

  private static final String BLOCKING =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE datname = current_database() AND ? = ANY(pg_blocking_pids(pid))
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;
  private final int backend;
  private final Connection observer;

  private Session(Connection connection, int backend, Connection observer) {
    this.connection = connection;
    this.backend = backend;
    this.observer = observer;
  }

  static Session open(Sandbox sandbox) {
    try {
      Connection connection = sandbox.dataSource().getConnection();
      connection.setAutoCommit(false);
      return new Session(connection, backend(connection), sandbox.dataSource().getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException("no connection", e);
    }
  }

  private static int backend(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /// Runs a statement with `?` parameters and keeps its locks until the transaction ends.
  Session run(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// Returns once so many other sessions wait for a lock.
  void awaitWaiting(int sessions) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() < sessions) {
      if (System.nanoTime() > end) {
        throw new AssertionError("fewer than " + sessions + " sessions came to wait for a lock");
      }
      Thread.onSpinWait();
    }
  }

  /// Returns once another session has waited for one lock for so long.
  ///
  /// @return when that session's transaction began
  String awaitWaiting(Duration time) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<String> transaction = waitingFor(time);
    while (transaction.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no session waited for a lock for " + time);
      }
      Thread.onSpinWait();
      transaction = waitingFor(time);
    }
    return transaction.get();
  }

  private Optional<String> waitingFor(Duration time) {
    try (PreparedStatement statement = observer.prepareStatement(WAITING_LONG)) {
      statement.setLong(1, time.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// Returns once another session waits for a lock of this one.
  void awaitBlocking() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isBlocking()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nobody came to wait for this session");
      }
      Thread.onSpinWait();
    }
  }

  private boolean isBlocking() {
    try (PreparedStatement statement = observer.prepareStatement(BLOCKING)) {
      statement.setInt(1, backend);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// Returns once the sessions that waited have given up.
  void awaitGivingWay() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nobody gave way");
      }
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    try (var statement = observer.createStatement();
        ResultSet row = statement.executeQuery(WAITING)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      observer.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
