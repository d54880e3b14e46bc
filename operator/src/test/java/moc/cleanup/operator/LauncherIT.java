package moc.cleanup.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script that starts the command, with what was packaged; it has nothing to build.
class LauncherIT {

  private static final Path BASH = Path.of("/bin/bash");
  private static final Path LAUNCHER = Path.of("../moc-cleanup");
  private static final Path PACKAGED = Path.of("target");

  @TempDir private Path home;

  private final List<Path> links = new ArrayList<>();

  @BeforeEach
  void installLauncher() throws IOException {
    assumeTrue(Files.isExecutable(BASH), "bash is not there");
    Path target = Files.createDirectories(home.resolve("operator/target"));
    Files.copy(LAUNCHER, home.resolve("moc-cleanup"));
    link(target, PACKAGED.resolve("lib"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(PACKAGED, "operator-*.jar")) {
      for (Path jar : jars) {
        link(target, jar);
      }
    }
    Files.createFile(target.resolve(".built-for-launcher"));
  }

  private void link(Path folder, Path original) throws IOException {
    links.add(
        Files.createSymbolicLink(folder.resolve(original.getFileName()), original.toRealPath()));
  }

  @AfterEach
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=C.UTF-8",
        "LANG=no_SUCH.UTF-8",
        "LANG=C.UTF-8 LC_TIME=no_SUCH.UTF-8",
        "LANG="
      })
  void whateverTheLocaleArgumentsAndVariablesAreReadAsUtf8(String locale) throws Exception {
    String unset = "unset LC_ALL LC_CTYPE LANG\nexport " + locale + "\n";

    assertThat(output(unset + "launch björn")).contains("unknown command \"björn\"");
    assertThat(output(unset + "export DELETE_RETENTION_DAYS=dreißig\nlaunch run"))
        .contains("DELETE_RETENTION_DAYS is \"dreißig\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LANG=", "LC_CTYPE=C.utf8"})
  void whereNothingTellsTheEncodingTheVariablesDo(String locale) throws Exception {
    Path commands = Files.createDirectory(home.resolve("bin"));
    Path none = Files.writeString(commands.resolve("locale"), "#!/bin/sh\nexit 127\n");
    assertThat(none.toFile().setExecutable(true)).isTrue();

    assertThat(
            output(
                "unset LC_ALL LC_CTYPE LANG\nexport %s\nPATH=%s:$PATH launch björn"
                    .formatted(locale, commands)))
        .contains("unknown command \"björn\"");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    assertThat(output("LC_ALL=C launch status $'bj\\366rn'"))
        .contains("argument \"bj\ufffdrn\" is not text in UTF-8");
  }

  /// What a script of these lines prints, read from a file: its bytes are the same in any locale.
  private String output(String lines) throws IOException, InterruptedException {
    String script =
        """
        export JAVA_HOME='%s'
        launch() { '%s' '%s' "$@"; }
        %s
        """
            .formatted(System.getProperty("java.home"), BASH, home.resolve("moc-cleanup"), lines);
    Path file = Files.writeString(home.resolve("script"), script);
    Process process =
        new ProcessBuilder(BASH.toString(), file.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(2);
    return output;
  }
}
