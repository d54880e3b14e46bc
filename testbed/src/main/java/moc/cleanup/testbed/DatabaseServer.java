package moc.cleanup.testbed;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server that lets its user create databases.
public record DatabaseServer(String host, int port, String username, String password) {

  private static final long DO_NOT_CONNECT_NOW = -1;

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /// Every call of `getConnection` opens a connection: nothing is pooled. No statement is kept by the
  /// server, so that tables can change under it.
  public DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(username);
    source.setPassword(password);
    source.setPrepareThreshold(0);
    return source;
  }

  /// The same, pooled; nothing is connected yet.
  ///
  /// @param size connections at most
  HikariDataSource pool(String database, int size) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName(database);
    settings.setDataSource(dataSource(database));
    settings.setMaximumPoolSize(size);
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(DO_NOT_CONNECT_NOW);
    return new HikariDataSource(settings);
  }
}
