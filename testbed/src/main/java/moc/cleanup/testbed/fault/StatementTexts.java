package moc.cleanup.testbed.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the names in a connection's messages stand for: a statement that was prepared once is run
/// again by its name alone. Not thread-safe.
final class StatementTexts {

  private static final int MOST_CHARACTERS = 72;

  private final Map<String, String> prepared = new HashMap<>();
  private final Map<String, String> bound = new HashMap<>();

  /// The statements that these messages run, in one line.
  String readableName(List<PostgresMessage> messages) {
    List<String> run = new ArrayList<>();
    for (PostgresMessage message : messages) {
      if (message.is(PostgresMessage.PARSE)) {
        prepared.put(message.text(0), message.text(1));
      } else if (message.is(PostgresMessage.BIND)) {
        bound.put(message.text(0), prepared.getOrDefault(message.text(1), ""));
      } else if (message.is(PostgresMessage.EXECUTE)) {
        run.add(readable(bound.getOrDefault(message.text(0), "")));
      } else if (message.is(PostgresMessage.QUERY)) {
        run.add(readable(message.text(0)));
      }
    }
    return run.isEmpty() ? "(no statement)" : String.join("; ", run);
  }

  private static String readable(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "(empty statement)";
    }
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
  }
}
