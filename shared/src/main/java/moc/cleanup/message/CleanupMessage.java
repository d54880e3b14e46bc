package moc.cleanup.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One MOC to delete: `{"mocId": "<uuid>", "correlationId": "<run id>"}`.
///
/// @param correlationId the scheduler run's id; it outlives the message's own id, which a redrive
///     replaces
public record CleanupMessage(MocId mocId, String correlationId) {

  /// Stands in for the run's id in a message that somebody wrote by hand without one.
  public static final String NO_CORRELATION = "none";

  private static final int LONGEST_QUOTE = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// The message's JSON form, as it goes to SQS.
  public String toJson() {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("mocId", mocId.toString()).put("correlationId", correlationId));
  }

  /// Reads a message's body; fields that this version does not know are ignored.
  ///
  /// @throws UnreadableMessageException when the body is no JSON object with a UUID in `mocId`
  public static CleanupMessage fromJson(@Nullable String body) {
    if (body == null) {
      throw new UnreadableMessageException("message has no body");
    }
    try {
      JsonNode message = JSON.readTree(body);
      JsonNode mocId = message.path("mocId");
      if (!mocId.isString()) {
        throw new UnreadableMessageException("message has no \"mocId\" text: " + quote(body));
      }
      JsonNode correlationId = message.path("correlationId");
      return new CleanupMessage(
          MocId.parse(mocId.stringValue()),
          correlationId.isString() ? correlationId.stringValue() : NO_CORRELATION);
    } catch (JacksonException e) {
      throw new UnreadableMessageException("message is not JSON: " + quote(body), e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessageException("message's \"mocId\": " + e.getMessage(), e);
    }
  }

  private static String quote(String body) {
    return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
  }
}
