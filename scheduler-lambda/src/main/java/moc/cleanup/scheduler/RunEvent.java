package moc.cleanup.scheduler;

import java.io.InputStream;
import java.util.Map;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What starts a run: EventBridge's scheduled event, or a person's `{"dryRun": true}`.
///
/// @param dryRun whether the run only says what it would do
/// @param force whether this run goes on where the guard would stop it
record RunEvent(boolean dryRun, boolean force) {

  private static final String DRY_RUN = "dryRun";
  private static final String FORCE = "force";

  /// Reads it; both fields may stand at the top or in EventBridge's `detail`, and all others are
  /// ignored.
  ///
  /// @throws IllegalArgumentException when it is no JSON object, or one of the two is neither true nor
  ///     false: whoever wrote that did not mean a run that counts
  static RunEvent read(InputStream input) {
    if (!(parse(input) instanceof Map<?, ?> event)) {
      throw new IllegalArgumentException("the event is no JSON object");
    }
    return new RunEvent(anywhere(event, DRY_RUN), anywhere(event, FORCE));
  }

  private static @Nullable Object parse(InputStream input) {
    try {
      return Json.read(input);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the event is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean anywhere(Map<?, ?> event, String name) {
    boolean atTop = flag(event, name);
    boolean inDetail = event.get("detail") instanceof Map<?, ?> detail && flag(detail, name);
    return atTop || inDetail;
  }

  private static boolean flag(Map<?, ?> fields, String name) {
    if (!fields.containsKey(name)) {
      return false;
    }
    if (fields.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(
        "the event's \""
            + name
            + "\" is "
            + Json.write(fields.get(name))
            + "; it takes true or false");
  }
}
