package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import moc.cleanup.config.VariableNames;
import moc.cleanup.testbed.Psql;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the rights that we ship the worker can do its work, and nothing else.
class GrantsTest {

  private static final String PASSWORD = "of-the-worker";

  private final String user = "worker_" + UUID.randomUUID().toString().replace("-", "_");
  private WorkerFixture fixture = start();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theWorkerDeletesAMocAndAllThatHangsOnIt() throws Exception {
    grant();
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("mocs/a/instructions.pdf")
            .thumbnail("mocs/a/thumbnail.png")
            .partsListWithBricks(3)
            .image(image)
            .create();
    fixture.platform.review(moc.id());
    fixture.platform.flag(image.id());
    fixture.platform.linkAlbum(moc.id(), fixture.platform.album("ada"));
    fixture.platform.uploadSession(moc.id());

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.imageExists(image.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.platform.countRows("moc_parts")).isEqualTo(3);
  }

  @Test
  void aPlatformThatLacksTablesAndColumnsIsGrantedWhatIsThere() throws Exception {
    fixture.close();
    fixture = start(PlatformVariation.MINIMAL);
    grant();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("mocs/a/a.pdf").create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  /// Either right is missing on what a brick is, and there on what is needed to free it.
  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "UPDATE"})
  void bricksAreFreedByAWorkerThatMayNotTouchWhatTheyAre(String right) throws Exception {
    grant();
    asOwner("REVOKE %s ON moc_parts FROM %s".formatted(right, user));
    asOwner("GRANT %s (parts_list_id, status) ON moc_parts TO %s".formatted(right, user));
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(3).create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.bricks(moc.bricks()))
        .hasSize(3)
        .allSatisfy(brick -> assertThat(brick.status()).isEqualTo("available"));
  }

  @Test
  void withoutTheRightsNothingGoes() throws Exception {
    createUser();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();

    assertThat(fixture.deliver(moc)).containsExactly(moc.id());
  }

  @Test
  void theWorkerCanDoNoMore() throws Exception {
    grant();

    for (String statement :
        new String[] {
          "DROP TABLE moc_files",
          "TRUNCATE moc_instructions",
          "DELETE FROM moc_parts",
          "DELETE FROM upload_sessions",
          "DELETE FROM gallery_albums",
          "DELETE FROM moc_cleanup_ledger",
          "UPDATE moc_cleanup_hold SET lifted_at = now(), lifted_by = 'eve'",
          "DELETE FROM moc_cleanup_hold",
          "INSERT INTO moc_instructions (user_id, title) VALUES ('eve', 'new')",
          "SELECT * FROM moc_reviews",
          "SELECT * FROM gallery_flags",
          "CREATE TABLE mine (id int)",
          "CREATE INDEX mine ON moc_files (s3_key)",
        }) {
      assertThatThrownBy(() -> execute(user, PASSWORD, statement))
          .as(statement)
          .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }
  }

  private WorkerFixture start(PlatformVariation... variations) {
    return WorkerFixture.start(
        Map.of(DATABASE_USERNAME, user, DATABASE_PASSWORD, PASSWORD),
        ClientsOf.SANDBOX,
        variations);
  }

  private void grant() throws SQLException, IOException {
    assumeTrue(Psql.isThere(), "psql is not on the PATH");
    createUser();
    new Psql(fixture.sandbox)
        .run(script(), Map.of("worker_user", user, "scheduler_user", user + "_not"));
  }

  private void createUser() throws SQLException {
    for (String name : new String[] {user, user + "_not"}) {
      asOwner("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
    }
  }

  private void asOwner(String sql) throws SQLException {
    execute(fixture.sandbox.username(), fixture.sandbox.password(), sql);
  }

  private static String script() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(VariableNames.class.getResourceAsStream("/db/grants.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void execute(String login, String password, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(fixture.sandbox.jdbcUrl(), login, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
