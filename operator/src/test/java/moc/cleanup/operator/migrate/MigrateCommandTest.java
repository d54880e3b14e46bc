package moc.cleanup.operator.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.terminal.Interruption;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MigrateCommandTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void whatIsAppliedIsToldAndTheLedgerIsThere() {
    try (Installation platform = Installation.withPlatform()) {
      Invocation migrate = platform.invoke("migrate");

      assertThat(migrate.exitCode()).isZero();
      assertThat(migrate.out()).contains("V001__ledger.sql", "The database is up to date.");
      assertThat(migrate.err()).isEmpty();
      assertThat(platform.platform().countRows("moc_cleanup_ledger")).isZero();
    }
  }

  @Test
  void aSecondTimeDoesNoHarm() {
    try (Installation platform = Installation.withPlatform()) {
      platform.invoke("migrate");
      long indexes = platform.platform().countRows("pg_indexes");

      assertThat(platform.invoke("migrate").exitCode()).isZero();
      assertThat(platform.platform().countRows("pg_indexes")).isEqualTo(indexes);
    }
  }

  @Test
  void ctrlCBreaksItOffAndItCanBeRunAgain() {
    try (Installation platform = Installation.withPlatform()) {
      Interruption interruption = new Interruption();
      interruption.request();

      Invocation migrate = Invocation.of(platform.surroundings(), interruption, "migrate");

      assertThat(migrate.exitCode()).isEqualTo(130);
      assertThat(migrate.err()).isEqualToIgnoringNewLines("moc-cleanup: interrupted");
      assertThat(migrate.out()).doesNotContain("up to date");
      assertThat(platform.invoke("migrate").exitCode()).isZero();
    }
  }

  @Test
  void ctrlCCancelsTheStatementThatIsUnderWay() throws Exception {
    try (Installation platform = Installation.withPlatform();
        Connection application = platform.sandbox().dataSource().getConnection();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // An index is built concurrently once every transaction that writes the table is over.
      application.setAutoCommit(false);
      application.createStatement().execute("UPDATE moc_instructions SET title = title");
      Interruption interruption = new Interruption();
      Future<Invocation> migrate =
          executor.submit(
              () -> Invocation.of(platform.surroundings(), interruption, "migrate", "--json"));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isWaiting(platform)) {
        assertThat(System.nanoTime()).as("time, while no index is waited for").isLessThan(end);
        Thread.onSpinWait();
      }

      interruption.request();

      assertThat(migrate.get().exitCode()).isEqualTo(130);
      application.rollback();
      assertThat(platform.invoke("migrate").exitCode()).isZero();
    }
  }

  private static boolean isWaiting(Installation platform) {
    return Jdbi.create(platform.sandbox().dataSource())
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (
                      SELECT FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event_type = 'Lock'
                        AND query LIKE 'CREATE INDEX%')
                    """)
                .mapTo(Boolean.class)
                .one());
  }

  @Test
  void jsonIsOneDocumentAndNothingElse() {
    try (Installation platform = Installation.withPlatform()) {
      Invocation migrate = platform.invoke("migrate", "--json");

      assertThat(migrate.json().path("applied").path(0).stringValue())
          .isEqualTo("V001__ledger.sql");
    }
  }
}
