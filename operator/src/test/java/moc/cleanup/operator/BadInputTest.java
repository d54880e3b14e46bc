package moc.cleanup.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static Installation installation;

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated();
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertRefused(
        Invocation.of(Map.of(), "run", "--frobnicate"),
        "unknown option \"--frobnicate\"",
        "run --help");
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertRefused(
        Invocation.of(Map.of(), "clean"), "unknown command \"clean\"", "moc-cleanup --help");
  }

  @Test
  void aMissingCommandIsAskedFor() {
    assertRefused(Invocation.of(Map.of()), "subcommand", "moc-cleanup --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--owner=bj\ufffd\ufffdrn", "bj\ufffd\ufffdrn"})
  void anArgumentThatDidNotArriveAsItWasTypedIsRefused(String argument) {
    assertRefused(
        installation.invoke("hold", "add", "--reason", "dispute", "--owner", argument),
        "argument \"" + argument + "\" is not text in UTF-8",
        "the shell's locale",
        "set LC_ALL=C.UTF-8");
    assertThat(installation.platform().countRows("moc_cleanup_hold")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "thirty", "-1", "3651", "30.5"})
  void aSenselessRetentionIsRefused(String days) {
    Invocation run = installation.with("DELETE_RETENTION_DAYS", days).invoke("run");

    assertRefused(run, "DELETE_RETENTION_DAYS is \"" + days + "\"", "from 1 to 3650");
  }

  @Test
  void everyVariableAtFaultIsNamedAtOnceAndOnce() {
    Invocation run = Invocation.of(Map.of("DELETE_CLEANUP_BATCH_SIZE", "many"), "run");

    assertRefused(
        run, "DELETE_CLEANUP_BATCH_SIZE", "S3_BUCKET", "DATABASE_URL", "DATABASE_USERNAME");
    assertThat(run.err()).containsOnlyOnce("DATABASE_URL is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "migrate"})
  void aDatabaseThatIsNotThereIsNamedWithoutItsParameters(String command) {
    Invocation invocation =
        installation
            .with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/platform?password=secret")
            .invoke(command);

    assertRefused(invocation, "jdbc:postgresql://127.0.0.1:1/platform", "refused");
    assertThat(invocation.err()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause --reason stop", "status", "migrate", "run"})
  void aSecretThatOnlyAFunctionCanReadIsNamed(String command) {
    Invocation invocation =
        installation
            .with("DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:db")
            .with("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", "1")
            .invoke(command.split(" ", -1));

    assertRefused(
        invocation,
        "database secret arn:aws:secretsmanager:eu-west-1:1:secret:db cannot be read",
        "set DATABASE_USERNAME and DATABASE_PASSWORD in place of DATABASE_SECRET_ARN");
  }

  @Test
  void aRefusedLoginIsToldInTheServersWords() {
    Invocation run = installation.with("DATABASE_USERNAME", "nobody").invoke("run");

    assertRefused(run, "nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "migrate"})
  void everyMissingTableOfThePlatformIsNamed(String command) {
    try (Installation empty = Installation.empty()) {
      assertRefused(
          empty.invoke(command),
          "moc_instructions, moc_files, moc_parts_lists, moc_parts, gallery_images,"
              + " moc_gallery_images");
      assertThat(empty.platform().countRows("pg_tables")).isEqualTo(installationWithoutTables());
    }
  }

  private static long installationWithoutTables() {
    try (Installation untouched = Installation.empty()) {
      return untouched.platform().countRows("pg_tables");
    }
  }

  @Test
  void aLedgerThatIsNotThereYetIsAskedFor() {
    try (Installation platform = Installation.withPlatform()) {
      assertRefused(platform.invoke("run"), "run: moc-cleanup migrate");
    }
  }

  @Test
  void aBucketThatDoesNotExistIsNamed() {
    assertRefused(
        installation.with("S3_BUCKET", "no-such-bucket").invoke("run"),
        "S3_BUCKET is \"no-such-bucket\"",
        "no such bucket");
  }

  @Test
  void aQueueThatDoesNotExistIsNamed() {
    String url = installation.sandbox().sqsEndpoint() + "/000000000000/no-such-queue";

    assertRefused(installation.with("CLEANUP_QUEUE_URL", url).invoke("run"), url, "no such queue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "migrate"})
  void aFileOfVariablesThatIsNotThereIsNamed(String command) {
    assertRefused(
        installation.invoke(command, "--env-file", "no-such.env"),
        "--env-file is \"no-such.env\"; there is no such file");
  }

  @Test
  void aFilesVariablesGoBeforeTheShells() throws IOException {
    Path file = Files.writeString(folder.resolve("other.env"), "S3_BUCKET=no-such-bucket\n");

    assertRefused(
        installation.invoke("run", "--env-file", file.toString()),
        "S3_BUCKET is \"no-such-bucket\"");
    assertRefused(
        installation.invoke("--env-file", file.toString(), "run"),
        "S3_BUCKET is \"no-such-bucket\"");
  }

  @Test
  void aSenselessRegionIsRefused() {
    assertRefused(
        installation.invoke("run", "--region", "Dublin!"), "--region is \"Dublin!\"", "eu-west-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"19", "50001", "many"})
  void aDemoOfASenselessSizeIsRefused(String mocs) {
    assertRefused(Invocation.of(Map.of(), "demo", "--mocs", mocs), "--mocs", mocs);
  }

  @Test
  void theStackTraceIsForThoseWhoAskForIt() {
    Invocation verbose =
        installation.with("S3_BUCKET", "no-such-bucket").invoke("run", "--verbose");

    assertThat(verbose.exitCode()).isEqualTo(2);
    assertThat(verbose.err()).contains("no such bucket").contains("\tat moc.cleanup");
  }

  private static void assertRefused(Invocation invocation, String... said) {
    assertThat(invocation.exitCode()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).startsWith("moc-cleanup: ").contains(said);
  }
}
