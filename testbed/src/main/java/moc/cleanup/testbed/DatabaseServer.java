package moc.cleanup.testbed;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server that lets its user create databases.
public record DatabaseServer(String host, int port, String username, String password) {

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
}
