package moc.cleanup.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationsTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final Jdbi jdbi = Jdbi.create(sandbox.dataSource());
  private final Migrations migrations = new Migrations(sandbox.dataSource());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theScriptsAreThoseOnTheClassPathInTheirOrder()
      throws IOException, URISyntaxException, SQLException {
    Platform.installIn(sandbox);
    List<String> told = new ArrayList<>();

    migrations.apply(told::add);

    assertThat(told).isEqualTo(Migrations.SCRIPTS);
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(Migrations.SCRIPTS);
    }
  }

  @Test
  void aSecondTimeChangesNothing() throws SQLException {
    Platform.installIn(sandbox);
    apply();
    List<String> first = indexes();

    apply();

    assertThat(indexes()).isEqualTo(first);
    assertThat(first)
        .anyMatch(index -> index.contains("moc_cleanup_moc_files_s3_key"))
        .anyMatch(index -> index.contains("moc_cleanup_moc_files_file_url"))
        .anyMatch(index -> index.contains("moc_cleanup_upload_sessions_moc_instruction_id"))
        .anyMatch(index -> index.contains("moc_cleanup_gallery_flags_image_id"));
  }

  /// As a backup does for hours. Who waits for the ledger alone lets nobody else in meanwhile.
  @Test
  void aSecondTimeWaitsForNobodyWhoReadsTheLedger() throws SQLException {
    Platform.installIn(sandbox);
    apply();
    try (Handle backup = jdbi.open()) {
      backup.begin();
      backup.execute("LOCK TABLE moc_cleanup_ledger IN ACCESS SHARE MODE");

      applyImpatiently();
      backup.rollback();
    }
  }

  @Test
  void whatIsIndexedAlreadyIsNotIndexedTwice() throws SQLException {
    Platform.installIn(sandbox);

    apply();

    assertThat(indexes()).noneMatch(index -> index.contains("moc_cleanup_moc_files_moc_id"));
  }

  @Test
  void rowsThatHangOnNothingAreNotIndexed() throws SQLException {
    Platform.installIn(sandbox);

    apply();

    assertThat(indexes())
        .contains(
            "moc_cleanup_moc_parts_parts_list_id valid (parts_list_id)"
                + " WHERE (parts_list_id IS NOT NULL)",
            "moc_cleanup_gallery_flags_image_id valid (image_id)");
  }

  @Test
  void aPartialIndexIsEnoughIfItHasEveryRowThatHangsOnSomething() throws SQLException {
    Platform.installIn(sandbox);
    jdbi.useHandle(handle -> {
      handle.execute("CREATE INDEX ON moc_parts (parts_list_id) WHERE parts_list_id IS NOT NULL");
      handle.execute("CREATE INDEX ON gallery_flags (image_id) WHERE reason = 'blurred'");
    });

    apply();

    assertThat(indexes())
        .noneMatch(index -> index.contains("moc_cleanup_moc_parts_parts_list_id"))
        .anyMatch(index -> index.contains("moc_cleanup_gallery_flags_image_id"));
  }

  @Test
  void everyInstallationCanBeMigrated() throws SQLException {
    Platform.installIn(sandbox, PlatformVariation.values());

    apply();
    apply();

    assertThat(indexes())
        .anyMatch(index -> index.contains("moc_cleanup_moc_files_s3_key"))
        .noneMatch(index -> index.contains("upload_sessions"))
        .noneMatch(index -> index.contains("file_url"));
  }

  @Test
  void anInvalidIndexThatABrokenBuildLeftIsBuiltAnew() throws SQLException {
    Platform platform = Platform.installIn(sandbox).withoutObjects();
    platform.moc("ada").file("a").file("a").create();
    assertThatThrownBy(() ->
            jdbi.useHandle(handle ->
                handle.execute(
                    "CREATE UNIQUE INDEX CONCURRENTLY moc_cleanup_moc_files_s3_key"
                        + " ON moc_files (s3_key)")))
        .hasMessageContaining("could not create unique index");
    assertThat(indexes()).containsExactly("moc_cleanup_moc_files_s3_key invalid (s3_key)");

    apply();

    assertThat(indexes())
        .contains("moc_cleanup_moc_files_s3_key valid (moc_cleanup_key_fold(s3_key))")
        .noneMatch(index -> index.contains("invalid"));
  }

  @Test
  void anotherMigrationIsNotDisturbed() throws SQLException {
    Platform.installIn(sandbox);
    List<String> told = new ArrayList<>();

    assertThatThrownBy(() ->
            migrations.apply(script -> {
              told.add(script);
              applyMeanwhile();
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another migration is under way");
    assertThat(told).hasSize(1);

    apply();
  }

  @Test
  void psqlRunsTheScriptsAsWell() throws Exception {
    assumeTrue(psqlIsThere(), "psql is not on the PATH");
    Platform.installIn(sandbox, PlatformVariation.MINIMAL);
    for (int time = 1; time <= 2; time++) {
      for (String script : Migrations.SCRIPTS) {
        psql(folder().resolve(script));
      }
    }
    List<String> builtByPsql = indexes();

    apply();

    assertThat(indexes()).isEqualTo(builtByPsql).hasSizeGreaterThan(5);
  }

  private void apply() throws SQLException {
    migrations.apply(_ -> {});
  }

  /// Fails after a second's wait for anybody.
  private void applyImpatiently() throws SQLException {
    PGSimpleDataSource impatient = new PGSimpleDataSource();
    impatient.setURL(sandbox.jdbcUrl());
    impatient.setUser(sandbox.username());
    impatient.setPassword(sandbox.password());
    impatient.setOptions("-c lock_timeout=1s");
    new Migrations(impatient).apply(_ -> {});
  }

  private void applyMeanwhile() {
    try {
      apply();
    } catch (SQLException e) {
      throw new AssertionError("refused in another way", e);
    }
  }

  private List<String> indexes() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT relname || CASE WHEN indisvalid THEN ' valid ' ELSE ' invalid ' END
                  || substring(pg_get_indexdef(indexrelid) FROM '\\(.*')
                FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                WHERE relname LIKE 'moc\\_cleanup\\_%'
                ORDER BY relname
                """)
            .mapTo(String.class)
            .list());
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(Migrations.class.getResource("/db/migration")).toURI());
  }

  private static boolean psqlIsThere() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  private void psql(Path script) throws Exception {
    ProcessBuilder psql =
        new ProcessBuilder(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--host=" + sandbox.databaseServer().host(),
                "--port=" + sandbox.databaseServer().port(),
                "--username=" + sandbox.username(),
                "--dbname=" + sandbox.databaseName(),
                "--file=" + script)
            .redirectErrorStream(true);
    psql.environment().put("PGPASSWORD", sandbox.password());
    Process process = psql.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
