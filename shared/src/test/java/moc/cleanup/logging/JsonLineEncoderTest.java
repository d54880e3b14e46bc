package moc.cleanup.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineEncoderTest {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private final JsonLineEncoder encoder = new JsonLineEncoder();
  private final Logger logger = (Logger) LoggerFactory.getLogger("moc.cleanup");

  @Test
  void anEventIsALineOfItsOwn() {
    LoggingEvent event = event("MOC {} deleted", null, "7");
    event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
    event.setThreadName("main");

    assertThat(encoded(event))
        .isEqualTo(
            "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"level\":\"WARN\",\"message\":\"MOC 7"
                + " deleted\",\"logger_name\":\"moc.cleanup\",\"thread_name\":\"main\"}\n");
    assertThat(encoder.headerBytes()).isEmpty();
    assertThat(encoder.footerBytes()).isEmpty();
  }

  @Test
  void theContextsFieldsAndTheEventsOwnStandBesideIt() {
    LoggingEvent event = event("done", null);
    event.setMDCPropertyMap(Map.of("correlationId", "run", "stage", "prod"));
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("correlationId", "the MOC's"),
            new KeyValuePair("bricks", 60L),
            new KeyValuePair("kept", List.of("image 1: in an album")),
            new KeyValuePair("ownerId", null)));

    JsonNode line = STRICT.readTree(encoded(event));

    assertThat(line.path("stage").stringValue()).isEqualTo("prod");
    assertThat(line.path("correlationId").stringValue()).isEqualTo("the MOC's");
    assertThat(line.path("bricks").longValue()).isEqualTo(60);
    assertThat(line.path("kept").path(0).stringValue()).isEqualTo("image 1: in an album");
    assertThat(line.path("ownerId").isNull()).isTrue();
  }

  @Test
  void anExceptionIsTheSameLine() {
    Exception cause = new IllegalStateException("the server closed the connection");

    String line = encoded(event("failed", new IllegalArgumentException("two\nlines", cause)));

    assertThat(line.lines()).hasSize(1);
    assertThat(STRICT.readTree(line).path("stack_trace").stringValue())
        .startsWith("java.lang.IllegalArgumentException: two\nlines")
        .contains("Caused by: java.lang.IllegalStateException: the server closed the connection")
        .contains("JsonLineEncoderTest.java");
  }

  @Test
  void whateverATextHoldsTheLineIsJson() {
    LoggingEvent event = event("half a pair: \uD83E, a control: \u0001", null);

    assertThat(STRICT.readTree(encoded(event)).path("message").stringValue())
        .isEqualTo("half a pair: ?, a control: \u0001");
  }

  private LoggingEvent event(String message, @Nullable Throwable thrown, Object... arguments) {
    return new LoggingEvent(getClass().getName(), logger, Level.WARN, message, thrown, arguments);
  }

  private String encoded(LoggingEvent event) {
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
