package moc.cleanup.operator.bench.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import moc.cleanup.testbed.DatabaseServer;
import org.jdbi.v3.core.Jdbi;

/// A login that the server asks for its password, by SCRAM; the embedded one trusts all the others.
record PasswordLogin(String username, String password) {

  private static final PasswordLogin LOGIN = new PasswordLogin("bench_login", "bench");

  private static final String WRONG_PASSWORD = "28P01";

  /// A fraction of them is enough: the server reads its rules again when it comes to it.
  private static final int MOST_TRIES = 1_000;

  static PasswordLogin on(DatabaseServer server) {
    Jdbi database = Jdbi.create(server.dataSource(BenchDatabase.NAME));
    Path rules =
        database.withHandle(handle -> {
          handle.execute(
              "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'"
                  .formatted(LOGIN.username(), LOGIN.password()));
          return Path.of(handle.createQuery("SHOW hba_file").mapTo(String.class).one());
        });
    try {
      String rule = "host all %s 127.0.0.1/32 scram-sha-256%n".formatted(LOGIN.username());
      Files.writeString(rules, rule + Files.readString(rules));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database.useHandle(handle -> handle.execute("SELECT pg_reload_conf()"));
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (asksForPassword(server)) {
        return LOGIN;
      }
    }
    throw new IllegalStateException("the server does not ask for a password");
  }

  private static boolean asksForPassword(DatabaseServer server) {
    try (Connection connection =
        server.dataSource(BenchDatabase.NAME).getConnection(LOGIN.username(), "wrong")) {
      return connection.isClosed();
    } catch (SQLException refused) {
      return WRONG_PASSWORD.equals(refused.getSQLState());
    }
  }
}
