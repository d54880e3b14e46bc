package moc.cleanup.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import moc.cleanup.operator.MocCleanup;
import moc.cleanup.operator.environment.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

  private static final Path FULL_DISK = Path.of("/dev/full");

  private final StringWriter complaints = new StringWriter();

  @Test
  void whatADiskHasNoRoomForIsSaidAndIsNotInOrder() throws IOException {
    assumeThat(FULL_DISK).exists();

    try (OutputStream full = new FileOutputStream(FULL_DISK.toFile())) {
      assertThat(run(full, "--help")).isEqualTo(ExitCodes.NOT_IN_ORDER);
    }

    assertThat(complaints.toString().lines())
        .singleElement()
        .asString()
        .startsWith("moc-cleanup: the output could not be written");
  }

  @Test
  void badInputStaysBadInput() throws IOException {
    assumeThat(FULL_DISK).exists();

    try (OutputStream full = new FileOutputStream(FULL_DISK.toFile())) {
      assertThat(run(full, "nonsense")).isEqualTo(ExitCodes.UNUSABLE);
    }
  }

  @Test
  void aReaderWhoLeavesHasHadEnough(@TempDir Path folder) throws Exception {
    try (OutputStream left = pipeThatNobodyReads(folder.resolve("pipe"))) {
      assertThat(run(left, "--help")).isEqualTo(ExitCodes.IN_ORDER);
    }

    assertThat(complaints.toString()).isEmpty();
  }

  @Test
  void whatCanBeWrittenIsWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("help.txt");

    try (OutputStream stream = Files.newOutputStream(file)) {
      assertThat(run(stream, "--help")).isEqualTo(ExitCodes.IN_ORDER);
    }

    assertThat(file).content().contains("Exit codes:").endsWith("safe\n");
  }

  private int run(OutputStream stream, String... arguments) {
    Terminal terminal =
        Terminal.pipe(
            Terminal.output(stream, StandardCharsets.UTF_8), new PrintWriter(complaints, true));
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            _ -> {
              throw new IllegalStateException("AWS is not to be reached for");
            });
    return new MocCleanup(surroundings, terminal).run(arguments);
  }

  /// Its reader was there until it was opened for writing, as that would else wait.
  private static OutputStream pipeThatNobodyReads(Path pipe) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (RandomAccessFile _ = new RandomAccessFile(pipe.toFile(), "rw")) {
      return new FileOutputStream(pipe.toFile());
    }
  }
}
