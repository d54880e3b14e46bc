package moc.cleanup.database;

import java.sql.SQLException;
import java.util.Optional;

/// Finds what the database said in an exception that a library has wrapped.
public final class SqlStates {

  private SqlStates() {}

  /// The innermost SQLSTATE, or an empty text when the database had no part in it.
  public static String of(Throwable exception) {
    return innermost(exception).map(SQLException::getSQLState).orElse("");
  }

  /// One line for the ledger and the log: SQLSTATE and the server's own words, without the statement
  /// that a library adds to them; or, without the database's part in it, the first cause of all.
  public static String describe(Throwable exception) {
    return innermost(exception)
        .map(sql -> "SQLSTATE " + sql.getSQLState() + ": " + firstLine(sql))
        .orElseGet(() -> describeFirst(exception));
  }

  private static String describeFirst(Throwable exception) {
    Throwable cause = exception;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + firstLine(cause);
  }

  private static Optional<SQLException> innermost(Throwable exception) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        found = Optional.of(sql);
      }
    }
    return found;
  }

  private static String firstLine(Throwable exception) {
    return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
  }
}
