package moc.cleanup.operator.environment;

import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;

/// Opens the platform's database once it is found to be the platform's and to have our ledger.
public final class LedgerDatabase {

  /// A person's command does one thing at a time.
  private static final int CONNECTIONS = 1;

  private LedgerDatabase() {}

  /// To look at it; the server refuses to change anything.
  ///
  /// @throws UnusableException when it cannot be used, or another variable that was read before is at
  ///     fault
  public static ConnectionPool forReading(Variables variables) {
    return forReading(variables, CONNECTIONS);
  }

  /// The same with more connections, for whoever does several things at once.
  public static ConnectionPool forReading(Variables variables, int connections) {
    return ConnectionPool.forReading(checked(variables), connections);
  }

  /// The same, to change our part of it.
  public static ConnectionPool forWriting(Variables variables) {
    return forWriting(variables, CONNECTIONS);
  }

  /// The same with more connections, for whoever does several things at once.
  public static ConnectionPool forWriting(Variables variables, int connections) {
    return new ConnectionPool(checked(variables), connections);
  }

  private static DatabaseConfig checked(Variables variables) {
    DatabaseConfig config = DatabaseConfig.from(variables);
    variables.refuseProblems();
    DatabaseCheck check = new DatabaseCheck(config);
    check.requirePlatform();
    check.requireLedger();
    return config;
  }
}
