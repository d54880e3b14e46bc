package moc.cleanup.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "migrate",
        "plan",
        "status",
        "history",
        "dlq",
        "dlq list",
        "dlq show",
        "dlq redrive",
        "dlq cancel",
        "hold",
        "hold add",
        "hold list",
        "hold lift",
        "pause",
        "resume",
        "verify",
        "doctor",
        "completion",
        "bench",
        "console"
      })
  void everyCommandHasExamplesAndExitCodesWithinEightyColumns(String command) {
    Invocation help = Invocation.of(Map.of(), command, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("Examples:", "Exit codes:", "--json", "--env-file", "--profile", "--region");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void theCommandItselfListsItsSubcommands() {
    Invocation help = Invocation.of(Map.of(), "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("demo", "run", "migrate", "plan", "Exit codes");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--verbose"})
  void whatEveryCommandTakesCanStandBeforeItToo(String option) {
    assertThat(Invocation.of(Map.of(), option, "demo", "--mocs", "1").err())
        .contains("--mocs is 1; it takes 20 to 50000");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(Invocation.of(Map.of(), "--version").out())
        .startsWith("moc-cleanup ")
        .hasLineCount(1);
  }
}
