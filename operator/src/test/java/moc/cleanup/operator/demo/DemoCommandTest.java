package moc.cleanup.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoCommandTest {

  @Test
  void everythingAgreesAndTheStoryFitsATerminal() {
    Invocation demo = Invocation.of(Map.of(), "demo", "--mocs", "60");

    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .contains("Dead-lettered after 3 attempts", "A row of \"marketplace_orders\" refers to it")
        .contains("All agrees, id by id and key by key.")
        .doesNotContain("✗", "\u001b");
    assertThat(demo.out().lines())
        .hasSizeLessThan(46)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(demo.err()).isEmpty();
  }

  @Test
  void jsonIsOneDocumentAndNothingElse() {
    Invocation demo = Invocation.of(Map.of(), "demo", "--mocs", "20", "--seed", "7", "--json");

    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    JsonNode result = demo.json();
    assertThat(result.path("inOrder").booleanValue()).isTrue();
    assertThat(result.path("seed").intValue()).isEqualTo(7);
    assertThat(result.path("deadLettered").path(0).path("attempts").intValue()).isEqualTo(3);
    assertThat(result.path("checks").valueStream())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.path("agrees").booleanValue()).isTrue());
  }
}
