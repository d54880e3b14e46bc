package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as CDK's command runs it: a process that is told the stage by a variable.
@NeedsNode
class CleanupAppTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsWrongIsSaidWithoutAStackTrace() throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("config"));
    Files.writeString(folder.resolve("config").resolve("prod.json"), "{\"stage\": \"Prod!\"}");

    Process synth = start("{\"stage\": \"prod\"}");
    String said = read(synth.getErrorStream());

    assertThat(synth.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("prod.json cannot be used:\n  - ", "stage is \"Prod!\"", "alertEmail is missing")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void aStageMustBeNamed() throws IOException, InterruptedException {
    Process synth = start("{}");
    String said = read(synth.getErrorStream());

    assertThat(synth.waitFor()).isEqualTo(1);
    assertThat(said).contains("name the stage: --context stage=prod").doesNotContain("\tat ");
  }

  private Process start(String context) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CleanupApp.class.getName());
    builder.environment().put("CDK_CONTEXT_JSON", context);
    return builder
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String read(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
