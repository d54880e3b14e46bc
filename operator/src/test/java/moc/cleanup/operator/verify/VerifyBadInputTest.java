package moc.cleanup.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyBadInputTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated();
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void whereNothingIsFinishedNothingIsLookedAt() {
    Invocation verify = installation.invoke("verify");

    assertThat(verify.exitCode()).isZero();
    assertThat(verify.out()).contains("0 of 0 finished ones", "Nothing was to be looked at.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sample 0              | --sample is 0; it takes 1 to 100000
          --sample 5 --all        | mutually exclusive
          --all --seed 7          | --seed draws a sample
          --moc castle            | --moc is "castle"
          --moc 00000000-0000-4000-8000-000000000000 | the ledger knows no MOC
          --run none              | the ledger knows no run "none"
          --owner nobody          | the ledger knows no MOC of owner "nobody"
          """)
  void badInputIsNamed(String options, String said) {
    Invocation verify = installation.invoke(("verify " + options.strip()).split(" +"));

    assertThat(verify.exitCode()).isEqualTo(2);
    assertThat(verify.out()).isEmpty();
    assertThat(verify.err()).contains(said).hasLineCount(1);
  }

  @Test
  void variablesAtFaultAreNamedTogether() {
    Invocation verify = Invocation.of(Map.of("S3_DELETE_VERSIONS", "perhaps"), "verify");

    assertThat(verify.exitCode()).isEqualTo(2);
    assertThat(verify.err()).contains("S3_BUCKET", "S3_DELETE_VERSIONS", "DATABASE_URL");
  }
}
