package moc.cleanup.scheduler;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the log where Lambda reads it.
public final class StandardOutput {

  private static final JsonMapper JSON = new JsonMapper();

  private StandardOutput() {}

  /// The log lines, each a JSON object, that are written while something is done.
  public static List<JsonNode> linesOf(Runnable work) {
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(standard);
    }
    return captured.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
  }
}
