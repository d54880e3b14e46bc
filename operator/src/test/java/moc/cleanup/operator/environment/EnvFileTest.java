package moc.cleanup.operator.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("prod.env");
  }

  @Test
  void variablesAreReadAsTheyStand() throws IOException {
    write(
        """
        # production
        DATABASE_URL=jdbc:postgresql://db/platform?sslmode=require

        export S3_BUCKET=assets
        DATABASE_PASSWORD="a # b=$c'"\r
        STAGE='prod'
        EMPTY=
        """);

    assertThat(EnvFile.read(file))
        .isEqualTo(
            Map.of(
                "DATABASE_URL", "jdbc:postgresql://db/platform?sslmode=require",
                "S3_BUCKET", "assets",
                "DATABASE_PASSWORD", "a # b=$c'",
                "STAGE", "prod",
                "EMPTY", ""));
  }

  @Test
  void everyBadLineIsNumberedAndNoneIsQuoted() throws IOException {
    write("A=1\nsecret-without-key\n=2\nB =3\nC=\"open\nA=again\n");

    assertThatThrownBy(() -> EnvFile.read(file))
        .isInstanceOf(UnusableException.class)
        .hasMessage(
            "%s, line 2: not KEY=VALUE; line 3: not KEY=VALUE; line 4: not KEY=VALUE; line 5: the"
                + " quote at its beginning has no end; line 6: A is there already",
            file);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> EnvFile.read(file))
        .isInstanceOf(UnusableException.class)
        .hasMessage("--env-file is \"%s\"; there is no such file", file);
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> EnvFile.read(folder))
        .isInstanceOf(UnusableException.class)
        .hasMessageStartingWith("--env-file is \"" + folder + "\"; it cannot be read");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file, new byte[] {'A', '=', (byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> EnvFile.read(file)).hasMessageEndingWith("it is not UTF-8");
  }

  private void write(String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
