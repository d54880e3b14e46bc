package moc.cleanup.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchInputTest {

  @ParameterizedTest
  @CsvSource({
    "--mocs, 0, 1 to 1000000",
    "--mocs, many, many",
    "--repetitions, 100, 1 to 99",
    "--s3-delay, -1, 0 to 1000",
    "--database-delay, 1001, 0 to 1000",
    "--workers, 11, 1 to 10",
    "--shared-buffers, much, 512MB or 4GB",
    "--shared-buffers, 128, 512MB or 4GB",
    "--worker-jar, no-such.jar, no such file",
    "--history, no-such-folder/history.csv, folder is not there"
  })
  void whatMakesNoSenseIsNamed(String option, String value, String said) {
    assertRefused(Invocation.of(Map.of(), "bench", option, value), option, value, said);
  }

  @Test
  void allOfItHasDistancesOfItsOwn() {
    assertRefused(
        Invocation.of(Map.of(), "bench", "--all", "--s3-delay", "25"), "--all", "leave them out");
  }

  private static void assertRefused(Invocation invocation, String... said) {
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).contains(said);
  }
}
