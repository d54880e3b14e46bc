package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A password that is changed on a real server while the process lives.
class PasswordRotationTest {

  private static final int RELOAD_TRIES = 10_000;

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final String user = "rotated_" + UUID.randomUUID().toString().substring(0, 8);
  private final SecretsExtension extension = new SecretsExtension();
  private final DatabaseConfig config =
      new DatabaseConfig(
          sandbox.jdbcUrl(),
          new RotatedSecret("arn:secret", extension.address(), Optional.empty()));

  @BeforeEach
  void createUserWithPassword() throws SQLException, IOException {
    execute("CREATE ROLE %s LOGIN PASSWORD 'first'".formatted(user));
    extension.holds(SecretsExtension.login(user, "first"));
    askForPassword();
  }

  @AfterEach
  void close() throws SQLException {
    execute("DROP ROLE " + user);
    extension.close();
    sandbox.close();
  }

  @Test
  void needsNoDeployment() throws SQLException {
    LoginDataSource dataSource = new LoginDataSource(config);
    assertThat(userOf(dataSource)).isEqualTo(user);

    execute("ALTER ROLE %s PASSWORD 'second'".formatted(user));
    extension.rotatesTo(SecretsExtension.login(user, "second"));

    assertThat(userOf(dataSource)).isEqualTo(user);
    assertThat(extension.queries())
        .containsExactly(
            "secretId=arn%3Asecret",
            "secretId=arn%3Asecret", "secretId=arn%3Asecret&refreshNow=true");
  }

  @Test
  void aPasswordThatIsStillWrongIsTheDatabasesToRefuse() throws SQLException {
    execute("ALTER ROLE %s PASSWORD 'second'".formatted(user));

    assertThatThrownBy(() -> new LoginDataSource(config).getConnection())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(extension.queries()).hasSize(2);
  }

  @Test
  void anotherRefusalReadsNoSecretAgain() {
    DatabaseConfig elsewhere =
        new DatabaseConfig(sandbox.databaseServer().jdbcUrl("nowhere"), config.login());

    assertThatThrownBy(() -> new LoginDataSource(elsewhere).getConnection())
        .hasMessageContaining("\"nowhere\" does not exist");
    assertThat(extension.queries()).hasSize(1);
  }

  /// The embedded server trusts everybody; for this user it is told not to.
  private void askForPassword() throws SQLException, IOException {
    try (Connection connection = sandbox.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      Path rules = Path.of(row.getString(1));
      Files.writeString(
          rules,
          "host all %s 127.0.0.1/32 scram-sha-256%n".formatted(user) + Files.readString(rules));
    }
    execute("SELECT pg_reload_conf()");
    // The server takes its new rules when it comes to it.
    for (int i = 0; i < RELOAD_TRIES && acceptsAnyPassword(); i++) {
      Thread.onSpinWait();
    }
  }

  private boolean acceptsAnyPassword() {
    try (Connection connection =
        sandbox.databaseServer().dataSource(sandbox.databaseName()).getConnection(user, "wrong")) {
      return connection.isValid(0);
    } catch (SQLException refused) {
      return false;
    }
  }

  private static String userOf(LoginDataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getUserName();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = sandbox.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
