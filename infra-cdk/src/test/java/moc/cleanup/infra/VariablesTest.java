package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import moc.cleanup.config.FunctionVariables;
import moc.cleanup.config.VariableNames;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Stack and functions name the variables alike.
@NeedsNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VariablesTest {

  /// A secret takes their place.
  private static final Set<String> LEFT_OUT =
      Set.of(VariableNames.DATABASE_USERNAME, VariableNames.DATABASE_PASSWORD);

  private Synthesized stack = Synthesized.example();

  @BeforeAll
  void synthesizeWithEverySetting() {
    stack =
        Synthesized.with(file -> file.withObject("bucket").putArray("keyPrefixes").add("mocs/"));
  }

  @Test
  void theSchedulerGetsExactlyWhatItReads() {
    Set<String> read = without(FunctionVariables.SCHEDULER);
    read.add("JAVA_TOOL_OPTIONS");

    assertThat(variables("scheduler")).isEqualTo(read);
  }

  @Test
  void theWorkerGetsExactlyWhatItReads() {
    assertThat(variables("worker")).isEqualTo(without(FunctionVariables.WORKER));
  }

  @Test
  void noPasswordIsInTheTemplate() {
    assertThat(stack.template().toString()).doesNotContain("PASSWORD").doesNotContain("resolve:");
  }

  private Set<String> variables(String function) {
    JsonNode variables = stack.function(function).at("/Environment/Variables");
    return new HashSet<>(variables.propertyNames());
  }

  private static Set<String> without(Set<String> read) {
    Set<String> set = new HashSet<>(read);
    set.removeAll(LEFT_OUT);
    return set;
  }
}
