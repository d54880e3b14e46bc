package moc.cleanup.operator.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.Test;

class MigrateCommandTest {

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
  void jsonIsOneDocumentAndNothingElse() {
    try (Installation platform = Installation.withPlatform()) {
      Invocation migrate = platform.invoke("migrate", "--json");

      assertThat(migrate.json().path("applied").path(0).stringValue())
          .isEqualTo("V001__ledger.sql");
    }
  }
}
