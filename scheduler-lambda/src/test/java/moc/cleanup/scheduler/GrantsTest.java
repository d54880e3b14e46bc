package moc.cleanup.scheduler;

import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import moc.cleanup.config.VariableNames;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.testbed.Psql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With the rights that we ship the scheduler can do its work, and nothing else.
class GrantsTest {

  private static final String PASSWORD = "of-the-scheduler";

  private final SchedulerBench bench = new SchedulerBench();
  private final String user = "scheduler_" + UUID.randomUUID().toString().replace("-", "_");

  @BeforeEach
  void grant() throws SQLException, IOException {
    assumeTrue(Psql.isThere(), "psql is not on the PATH");
    for (String name : new String[] {user, user + "_not"}) {
      execute(
          bench.sandbox().username(),
          bench.sandbox().password(),
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
    }
    new Psql(bench.sandbox())
        .run(script(), Map.of("scheduler_user", user, "worker_user", user + "_not"));
    bench.with(DATABASE_USERNAME, user);
    bench.with(DATABASE_PASSWORD, PASSWORD);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theSchedulerEnqueuesWhatIsDue() {
    bench.expiredMocs(3);
    bench.owingMoc("3 days");

    RunSummary summary = bench.run();

    assertThat(summary.enqueued()).isEqualTo(4);
  }

  @Test
  void aDryRunNeedsNoMore() {
    bench.expiredMocs(3);

    assertThat(bench.run(SchedulerBench.DRY_RUN).wouldEnqueue()).isEqualTo(3);
  }

  @Test
  void theSchedulerCanDoNoMore() {
    for (String statement :
        new String[] {
          "DELETE FROM moc_instructions",
          "UPDATE moc_instructions SET deleted_at = now()",
          "SELECT * FROM moc_instructions FOR UPDATE",
          "SELECT * FROM moc_files",
          "SELECT * FROM gallery_images",
          "TRUNCATE moc_cleanup_ledger",
          "DROP TABLE moc_cleanup_ledger",
          "UPDATE moc_cleanup_hold SET lifted_at = now(), lifted_by = 'eve'",
          "DELETE FROM moc_cleanup_hold",
          "CREATE TABLE mine (id int)",
        }) {
      assertThatThrownBy(() -> execute(user, PASSWORD, statement))
          .as(statement)
          .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }
  }

  private static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(VariableNames.class.getResourceAsStream("/db/grants.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void execute(String login, String password, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(bench.sandbox().jdbcUrl(), login, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
