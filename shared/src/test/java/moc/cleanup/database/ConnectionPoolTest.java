package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TimeZone;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  private final TimeZone zoneOfThisProcess = TimeZone.getDefault();
  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();

  @AfterEach
  void close() {
    TimeZone.setDefault(zoneOfThisProcess);
    sandbox.close();
  }

  @Test
  void everySessionRunsInUtcWhateverDatabaseAndProcessSay() {
    ask("ALTER DATABASE \"%s\" SET TimeZone = 'Pacific/Kiritimati'");
    TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

    try (ConnectionPool connections = pool(1)) {
      assertThat(setting(connections, "TimeZone")).isEqualTo("UTC");
    }
  }

  @Test
  void everySessionIsReadCommittedWhateverTheDatabaseSays() {
    ask("ALTER DATABASE \"%s\" SET default_transaction_isolation = 'serializable'");

    try (ConnectionPool connections = pool(1)) {
      assertThat(setting(connections, "transaction_isolation")).isEqualTo("read committed");
    }
  }

  @Test
  void aTransactionThatIsForgottenDoesNotKeepItsLocks() {
    try (ConnectionPool connections = pool(1)) {
      assertThat(setting(connections, "idle_in_transaction_session_timeout")).isEqualTo("1min");
    }
  }

  @Test
  void whoOnlyReadsCannotChangeAnything() {
    try (ConnectionPool connections = ConnectionPool.forReading(config(), 1)) {
      assertThat(setting(connections, "TimeZone")).isEqualTo("UTC");
      assertThatThrownBy(() ->
              connections.jdbi().useHandle(handle -> handle.execute("CREATE TABLE a (b int)")))
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void theSameStatementsArePlannedOnce() {
    try (ConnectionPool connections = ConnectionPool.forTheSameStatements(config(), 1)) {
      assertThat(setting(connections, "plan_cache_mode")).isEqualTo("force_generic_plan");
      assertThat(setting(connections, "TimeZone")).isEqualTo("UTC");
    }
  }

  @Test
  void opensNothingBeforeItsFirstUse() {
    try (ConnectionPool connections = pool(2)) {
      assertThat(connections.size()).isEqualTo(2);
      assertThat(sessions()).isZero();

      setting(connections, "TimeZone");
      assertThat(sessions()).isEqualTo(1);
    }
  }

  @Test
  void knowsWhetherAConnectionIsHeld() {
    try (ConnectionPool connections = pool(2)) {
      assertThatCode(() -> connections.requireNoneHeld("PutMetricData")).doesNotThrowAnyException();

      try (Handle handle = connections.jdbi().open()) {
        assertThat(handle.isInTransaction()).isFalse();
        assertThatThrownBy(() -> connections.requireNoneHeld("PutMetricData"))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("PutMetricData was tried while 1 database connection(s) are held");
      }

      assertThatCode(() -> connections.requireNoneHeld("PutMetricData")).doesNotThrowAnyException();
    }
  }

  private ConnectionPool pool(int size) {
    return new ConnectionPool(config(), size);
  }

  private DatabaseConfig config() {
    return new DatabaseConfig(
        sandbox.jdbcUrl(),
        new FixedLogin(new DatabaseLogin(sandbox.username(), sandbox.password())));
  }

  private static String setting(ConnectionPool connections, String name) {
    return connections
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
  }

  private int sessions() {
    return Jdbi.create(sandbox.databaseServer().dataSource("postgres"))
        .withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
                .bind("name", sandbox.databaseName())
                .mapTo(Integer.class)
                .one());
  }

  private void ask(String sql) {
    Jdbi.create(sandbox.dataSource())
        .useHandle(handle -> handle.execute(sql.formatted(sandbox.databaseName())));
  }
}
