package moc.cleanup.operator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A bench of a few MOCs. Its figures mean nothing; that every variant leaves behind what it has to
/// is checked by the bench itself.
@EnabledOnOs(value = OS.LINUX, disabledReason = "bench reads /proc")
class BenchCommandIT {

  private static final String JAR = System.getProperty("worker-lambda.jar", "");

  @TempDir private Path folder;

  @Test
  void everyVariantIsMeasuredOnceItsEffectIsRight() throws IOException {
    Path history = folder.resolve("history.csv");
    Path charts = folder.resolve("img");

    Invocation bench =
        Invocation.of(
            Map.of(),
            "bench",
            "--mocs=20",
            "--repetitions=1",
            "--database-delay=0",
            "--worker-jar=" + JAR,
            "--history=" + history,
            "--charts=" + charts,
            "--json");

    assertThat(bench.exitCode()).as(bench.out() + bench.err()).isZero();
    JsonNode table = bench.json().path("tables").path(0);
    assertThat(table.path("rows").valueStream().map(row -> row.path(0).stringValue()))
        .containsExactly("floor", "transaction floor", "this, rows alone", "this", "the loop");
    assertThat(target(bench, "S3 calls per 100 MOCs")).isEqualTo("5.00");
    assertThat(target(bench, "ledger writes per invocation")).isEqualTo("1.00");
    assertThat(target(bench, "PutMetricData per invocation")).isEqualTo("1.00");
    assertThat(Files.readAllLines(history))
        .hasSizeGreaterThan(5)
        .first()
        .isEqualTo("date,version,target,wanted,measured,met");
    assertThat(Files.readString(charts.resolve("cpu-0-0.svg"))).startsWith("<svg").contains("this");
  }

  @Test
  void aPartThatIsNotThereIsNamedWithThoseThatAre() {
    Invocation bench = Invocation.of(Map.of(), "bench", "--worker-jar=" + JAR, "--only=everything");

    assertThat(bench.exitCode()).isEqualTo(2);
    assertThat(bench.err()).contains("--only is \"everything\"", "near", "cold-start");
  }

  private static String target(Invocation bench, String what) {
    return bench
        .json()
        .path("targets")
        .valueStream()
        .filter(target -> target.path("what").stringValue().equals(what))
        .findFirst()
        .orElseThrow()
        .path("measured")
        .stringValue();
  }
}
