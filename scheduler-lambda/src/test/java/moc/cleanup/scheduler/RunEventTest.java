package moc.cleanup.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventTest {

  @Test
  void theScheduledEventIsARunThatCounts() {
    assertThat(
            read("""
            {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
             "detail-type": "Scheduled Event", "source": "aws.events",
             "account": "123456789012", "time": "2026-01-01T03:00:00Z",
             "region": "us-east-1", "resources": [], "detail": {}}
            """)
                .dryRun())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"dryRun\": false}", "{\"detail\": null}", "{\"detail\": \"x\"}"})
  void nothingSaidIsARunThatCounts(String event) {
    assertThat(read(event).dryRun()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dryRun\": true}",
        "{\"detail\": {\"dryRun\": true}}",
        "{\"dryRun\": false, \"detail\": {\"dryRun\": true}}"
      })
  void aDryRunIsAskedForAtTheTopOrInTheDetail(String event) {
    assertThat(read(event).dryRun()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dryRun\": \"true\"}",
        "{\"dryRun\": 1}",
        "{\"dryRun\": null}",
        "{\"detail\": {\"dryRun\": \"yes\"}}"
      })
  void aDryRunThatIsNeitherTrueNorFalseIsNoRunAtAll(String event) {
    assertThatThrownBy(() -> read(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes true or false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "[]",
        "null",
        "\"dryRun\"",
        "{",
        "dryRun",
        "{} x",
        "{\"dryRun\": true, \"dryRun\": false}"
      })
  void whatIsNoJsonObjectIsRefusedClearly(String event) {
    assertThatThrownBy(() -> read(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the event is ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"force\": true}", "{\"detail\": {\"force\": true}}"})
  void theGuardIsOverriddenAtTheTopOrInTheDetail(String event) {
    assertThat(read(event).force()).isTrue();
    assertThat(read(event).dryRun()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"dryRun\": true}", "{\"force\": false}"})
  void nothingElseOverridesTheGuard(String event) {
    assertThat(read(event).force()).isFalse();
  }

  @Test
  void anOverrideThatIsNeitherTrueNorFalseIsNoRunAtAll() {
    assertThatThrownBy(() -> read("{\"force\": \"yes\"}"))
        .hasMessage("the event's \"force\" is \"yes\"; it takes true or false");
  }

  private static RunEvent read(String event) {
    return RunEvent.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }
}
