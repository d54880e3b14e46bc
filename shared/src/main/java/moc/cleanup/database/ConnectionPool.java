package moc.cleanup.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/// The connections to the database, opened at first use and never before: a snapshot of the
/// function holds none. Every session runs in UTC and READ COMMITTED. Thread-safe.
public final class ConnectionPool implements AutoCloseable {

  /// A function's process may be frozen in mid-transaction and never thawed; the platform's sessions
  /// must not wait for its locks longer than this.
  private static final String SESSION_SETTINGS =
      """
      SET TIME ZONE 'UTC';
      SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;
      SET idle_in_transaction_session_timeout = '60s'
      """;

  private static final String READ_ONLY =
      """
      ;
      SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY
      """;

  private static final String SAME_PLANS =
      """
      ;
      SET plan_cache_mode = 'force_generic_plan'
      """;

  private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(5);
  private static final long DO_NOT_CONNECT_NOW = -1;

  private final HikariDataSource dataSource;
  private final Jdbi jdbi;
  private final int size;

  /// @param size connections at most
  public ConnectionPool(DatabaseConfig config, int size) {
    this(config, size, SESSION_SETTINGS);
  }

  /// Connections on which the server refuses to change anything.
  ///
  /// @param size connections at most
  public static ConnectionPool forReading(DatabaseConfig config, int size) {
    return new ConnectionPool(config, size, SESSION_SETTINGS + READ_ONLY);
  }

  /// Connections for the same few statements again and again, each of which finds its rows by a key:
  /// the server plans them once and not for every array of another length.
  ///
  /// @param size connections at most
  public static ConnectionPool forTheSameStatements(DatabaseConfig config, int size) {
    return new ConnectionPool(config, size, SESSION_SETTINGS + SAME_PLANS);
  }

  /// Connections of somebody else's making.
  ///
  /// @param size connections at most
  public ConnectionPool(DataSource connections, int size) {
    this(connections, size, SESSION_SETTINGS);
  }

  private ConnectionPool(DatabaseConfig config, int size, String sessionSettings) {
    this(new LoginDataSource(config), size, sessionSettings);
  }

  private ConnectionPool(DataSource connections, int size, String sessionSettings) {
    this.size = size;
    this.dataSource = new HikariDataSource(settings(connections, size, sessionSettings));
    this.jdbi =
        Jdbi.create(dataSource)
            .registerArrayType(UUID.class, "uuid")
            .registerArrayType(String.class, "text")
            .registerArrayType(Boolean.class, "boolean")
            .registerArrayType(Integer.class, "integer")
            .configure(
                SqlStatements.class, statements -> statements.setSqlParser(RoundTrip.PARSER));
  }

  private static HikariConfig settings(DataSource connections, int size, String sessionSettings) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("moc-cleanup");
    settings.setDataSource(connections);
    settings.setMaximumPoolSize(size);
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(DO_NOT_CONNECT_NOW);
    settings.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
    settings.setConnectionInitSql(sessionSettings);
    settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return settings;
  }

  /// The entry to the database for features that bring their own SQL.
  public Jdbi jdbi() {
    return jdbi;
  }

  /// Connections at most.
  public int size() {
    return size;
  }

  /// Guards the rule that no connection is held while the network is used for anything else: a
  /// transaction that waits for S3 keeps its locks on the platform's rows meanwhile.
  ///
  /// @throws IllegalStateException when a connection is held
  public void requireNoneHeld(String networkUse) {
    int held = dataSource.getHikariPoolMXBean().getActiveConnections();
    if (held > 0) {
      throw new IllegalStateException(
          networkUse + " was tried while " + held + " database connection(s) are held");
    }
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
