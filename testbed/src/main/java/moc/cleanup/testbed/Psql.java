package moc.cleanup.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// PostgreSQL's own client, for scripts that people run with it.
public record Psql(Sandbox sandbox) {

  /// Whether it is on the PATH.
  public static boolean isThere() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  /// Runs a script as the sandbox's user, up to its first error.
  ///
  /// @param variables what the script calls `:name`
  public void run(String script, Map<String, String> variables) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--host=" + sandbox.databaseServer().host(),
                "--port=" + sandbox.databaseServer().port(),
                "--username=" + sandbox.username(),
                "--dbname=" + sandbox.databaseName(),
                "--file=-"));
    variables.forEach((name, value) -> command.add("--set=" + name + "=" + value));
    ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
    psql.environment().put("PGPASSWORD", sandbox.password());
    try {
      Process process = psql.start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(script.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new IllegalStateException("psql could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("psql was interrupted", e);
    }
  }
}
