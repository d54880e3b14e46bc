package moc.cleanup.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/// Finds what the database said in an exception that a library has wrapped.
public final class SqlStates {

  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  private static final int CLASS_LENGTH = 2;

  /// connection exception, invalid authorization, insufficient resources.
  private static final Set<String> AWAY_CLASSES = Set.of("08", "28", "53");

  /// read_only_sql_transaction, admin_shutdown, crash_shutdown, cannot_connect_now.
  private static final Set<String> AWAY_STATES = Set.of("25006", "57P01", "57P02", "57P03");

  /// deadlock_detected, serialization_failure, lock_not_available, query_canceled: our statements are
  /// limited in time while they wait for locks.
  private static final Set<String> LOST_STATES = Set.of("40P01", "40001", "55P03", "57014");

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

  /// Whether a transaction lost against another one, so that it may be tried again at once.
  public static boolean sayLostToAnother(Throwable exception) {
    return LOST_STATES.contains(of(exception));
  }

  /// Whether nobody can work with the database now: it is away, full, restarting, read-only during a
  /// failover, or refuses a login that is being rotated.
  public static boolean sayAway(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    String state = of(exception);
    return AWAY_STATES.contains(state) || AWAY_CLASSES.contains(classOf(state));
  }

  private static String classOf(String state) {
    return state.length() < CLASS_LENGTH ? "" : state.substring(0, CLASS_LENGTH);
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
