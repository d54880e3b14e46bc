package moc.cleanup.scheduler;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What starts a run: EventBridge's scheduled event, or a person's `{"dryRun": true}`.
///
/// @param dryRun whether the run only says what it would do
record RunEvent(boolean dryRun) {

  private static final String DRY_RUN = "dryRun";
  private static final JsonMapper JSON = new JsonMapper();

  /// Reads it; `dryRun` may stand at the top or in EventBridge's `detail`, and all other fields are
  /// ignored.
  ///
  /// @throws IllegalArgumentException when it is no JSON object, or `dryRun` neither true nor false:
  ///     whoever wrote that did not mean a run that counts
  static RunEvent read(InputStream input) {
    JsonNode event = parse(input);
    if (!event.isObject()) {
      throw new IllegalArgumentException("the event is no JSON object");
    }
    return new RunEvent(dryRun(event) || dryRun(event.path("detail")));
  }

  private static JsonNode parse(InputStream input) {
    try {
      return JSON.readTree(input);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the event is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean dryRun(JsonNode parent) {
    JsonNode dryRun = parent.path(DRY_RUN);
    if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
      throw new IllegalArgumentException(
          "the event's \"dryRun\" is " + dryRun + "; it takes true or false");
    }
    return dryRun.booleanValue(false);
  }
}
