package moc.cleanup.message;

import java.util.LinkedHashMap;
import java.util.Map;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One MOC to delete: `{"mocId": "<uuid>", "correlationId": "<run id>"}`.
///
/// @param correlationId the scheduler run's id; it outlives the message's own id, which a redrive
///     replaces
public record CleanupMessage(MocId mocId, String correlationId) {

  /// Stands in for the run's id in a message that somebody wrote by hand without one.
  public static final String NO_CORRELATION = "none";

  private static final int LONGEST_QUOTE = 200;

  /// The message's JSON form, as it goes to SQS.
  public String toJson() {
    Map<String, String> message = new LinkedHashMap<>();
    message.put("mocId", mocId.toString());
    message.put("correlationId", correlationId);
    return Json.write(message);
  }

  /// Reads a message's body; fields that this version does not know are ignored.
  ///
  /// @throws UnreadableMessageException when the body is no JSON object with a UUID in `mocId`, or has
  ///     it twice
  public static CleanupMessage fromJson(@Nullable String body) {
    if (body == null) {
      throw new UnreadableMessageException("message has no body");
    }
    try {
      if (!(Json.read(body) instanceof Map<?, ?> message
          && message.get("mocId") instanceof String mocId)) {
        throw new UnreadableMessageException("message has no \"mocId\" text: " + quote(body));
      }
      return new CleanupMessage(
          MocId.parse(mocId),
          message.get("correlationId") instanceof String run ? run : NO_CORRELATION);
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
