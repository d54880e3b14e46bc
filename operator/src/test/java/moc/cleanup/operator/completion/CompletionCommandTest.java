package moc.cleanup.operator.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "bash is not there");
    Path script = Files.writeString(folder.resolve("completion"), printed());

    assertThat(completed(script, "moc-cleanup", "ver")).contains("verify");
    assertThat(completed(script, "moc-cleanup", "hold", "")).contains("add", "list", "lift");
    assertThat(completed(script, "moc-cleanup", "verify", "--se")).contains("--seed");
  }

  @Test
  void bashFindsNothingWrongWithTheScript() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "bash is not there");
    Path script = Files.writeString(folder.resolve("completion"), printed());

    assertThat(run(BASH.toString(), "-n", script.toString())).isEmpty();
  }

  @Test
  void machinesGetTheSame() {
    Invocation json = Invocation.of(Map.of(), "completion", "--json");

    assertThat(json.exitCode()).isZero();
    assertThat(json.json().path("script").stringValue()).contains("complete -F");
  }

  private static String printed() {
    Invocation completion = Invocation.of(Map.of(), "completion");

    assertThat(completion.exitCode()).isZero();
    assertThat(completion.err()).isEmpty();
    return completion.out();
  }

  /// What bash would offer after these words, the last of which is being typed.
  private static String[] completed(Path script, String... words) throws Exception {
    String bash =
        """
        source "$0"
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        eval "$(complete -p moc-cleanup | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    String[] command = new String[words.length + 4];
    command[0] = BASH.toString();
    command[1] = "-c";
    command[2] = bash;
    command[3] = script.toString();
    System.arraycopy(words, 0, command, 4, words.length);
    return run(command).lines().map(String::strip).toArray(String[]::new);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
