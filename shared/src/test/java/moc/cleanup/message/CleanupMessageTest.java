package moc.cleanup.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupMessageTest {

  private static final String ID = "0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90";

  @Test
  void isReadAsItWasWritten() {
    CleanupMessage message = new CleanupMessage(MocId.parse(ID), "run \"7\" – ä");

    assertThat(CleanupMessage.fromJson(message.toJson())).isEqualTo(message);
  }

  @Test
  void hasExactlyTwoFields() {
    assertThat(new CleanupMessage(MocId.parse(ID), "run").toJson())
        .isEqualTo("{\"mocId\":\"%s\",\"correlationId\":\"run\"}".formatted(ID));
  }

  @Test
  void fieldsOfLaterVersionsAreIgnored() {
    CleanupMessage message =
        CleanupMessage.fromJson(
            """
            {"retry": {"count": 3}, "mocId": "%s", "correlationId": "run", "tags": [1, null]}
            """
                .formatted(ID));

    assertThat(message).isEqualTo(new CleanupMessage(MocId.parse(ID), "run"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"correlationId\": null", ", \"correlationId\": 7"})
  void aHandWrittenMessageMayLackTheRun(String correlationId) {
    CleanupMessage message =
        CleanupMessage.fromJson("{\"mocId\": \"" + ID + "\"" + correlationId + "}");

    assertThat(message.correlationId()).isEqualTo(CleanupMessage.NO_CORRELATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "7",
        "not JSON",
        "{\"mocId\": null}",
        "{\"mocId\": 7}",
        "{\"mocId\": \"\"}",
        "{\"mocId\": \"1-1-1-1-1\"}",
        "{\"mocId\": \"0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f9g\"}",
        "{\"mocId\": \"0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90\"",
        "{\"mocId\": \"0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90\"} {}",
        "{\"mocId\": \"0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90\"} x",
        "{\"mocId\": \"0b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90\","
            + " \"mocId\": \"1b6a2a4e-8d1f-4c57-9a43-5f0c6d7e8f90\"}"
      })
  void anythingElseIsUnreadable(String body) {
    assertThatThrownBy(() -> CleanupMessage.fromJson(body))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void noBodyIsUnreadable() {
    assertThatThrownBy(() -> CleanupMessage.fromJson(null))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("message has no body");
  }

  @Test
  void aLongBodyIsNotQuotedToItsEnd() {
    assertThatThrownBy(() -> CleanupMessage.fromJson("x".repeat(100_000)))
        .message()
        .hasSizeLessThan(300)
        .endsWith("…");
  }
}
