package moc.cleanup.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.statement.SqlStatement;

/// How long the database may take. It is said on this side of the connection, so that no round trip is
/// spent on it.
public final class TimeLimit {

  /// For the server's answer that a statement has run out of time.
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);

  private TimeLimit() {}

  /// Has the server break the statement off when the time is over, whichever lock it waits for, and
  /// does not wait for a server that is gone. The driver knows whole seconds; less than one is one.
  public static <S extends SqlStatement<S>> S limit(S statement, Duration time) {
    int seconds = Math.toIntExact(Math.max(1, time.toSeconds()));
    endWithServer(statement.getHandle().getConnection(), Duration.ofSeconds(seconds));
    return statement.setQueryTimeout(seconds);
  }

  /// A server that is gone without a word must not keep us beyond the time that we have. It holds until
  /// the connection is given back.
  public static void endWithServer(Connection connection, Duration time) {
    try {
      Duration patience = time.plus(ANSWER_PATIENCE);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
    } catch (SQLException e) {
      throw new IllegalStateException("the connection takes no network timeout", e);
    }
  }
}
