package moc.cleanup.scheduler;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What starts a run: EventBridge's scheduled event, or a person's `{"dryRun": true}`.
///
/// @param dryRun whether the run only says what it would do
/// @param force whether this run goes on where the guard would stop it
record RunEvent(boolean dryRun, boolean force) {

  private static final String DRY_RUN = "dryRun";
  private static final String FORCE = "force";
  private static final JsonMapper JSON = new JsonMapper();

  /// Reads it; both fields may stand at the top or in EventBridge's `detail`, and all others are
  /// ignored.
  ///
  /// @throws IllegalArgumentException when it is no JSON object, or one of the two is neither true nor
  ///     false: whoever wrote that did not mean a run that counts
  static RunEvent read(InputStream input) {
    JsonNode event = parse(input);
    if (!event.isObject()) {
      throw new IllegalArgumentException("the event is no JSON object");
    }
    return new RunEvent(anywhere(event, DRY_RUN), anywhere(event, FORCE));
  }

  private static JsonNode parse(InputStream input) {
    try {
      return JSON.readTree(input);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the event is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean anywhere(JsonNode event, String name) {
    boolean atTop = flag(event.path(name), name);
    boolean inDetail = flag(event.path("detail").path(name), name);
    return atTop || inDetail;
  }

  private static boolean flag(JsonNode value, String name) {
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new IllegalArgumentException(
          "the event's \"" + name + "\" is " + value + "; it takes true or false");
    }
    return value.booleanValue(false);
  }
}
