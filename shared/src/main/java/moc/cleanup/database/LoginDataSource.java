package moc.cleanup.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens connections with the login that is current. When the database refuses it, the login is
/// fetched once more, so that a rotated password needs no deployment.
final class LoginDataSource extends PGSimpleDataSource {

  private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000");
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

  /// Longer than any statement of ours takes, so that it only ends the wait for a server that is gone
  /// without a word. One that did take longer would have failed, and be tried with the next message.
  private static final Duration SILENCE_PATIENCE = Duration.ofSeconds(90);

  /// The server keeps a statement from its first use on, for the next one; the driver alone would
  /// have it parsed and planned five times before that.
  private static final int USES_BEFORE_IT_IS_KEPT = 1;

  private final transient LoginSource login;

  LoginDataSource(DatabaseConfig config) {
    setApplicationName("moc-cleanup");
    setConnectTimeout((int) CONNECT_PATIENCE.toSeconds());
    setSocketTimeout((int) SILENCE_PATIENCE.toSeconds());
    setTcpKeepAlive(true);
    setPrepareThreshold(USES_BEFORE_IT_IS_KEPT);
    setURL(config.url());
    this.login = config.login();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return connect(login.current());
    } catch (SQLException refused) {
      if (!LOGIN_REFUSED.contains(refused.getSQLState())) {
        throw refused;
      }
      return connect(login.afterRefusal());
    }
  }

  private Connection connect(DatabaseLogin login) throws SQLException {
    return getConnection(login.username(), login.password());
  }
}
