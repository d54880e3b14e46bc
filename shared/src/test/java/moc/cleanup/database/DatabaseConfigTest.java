package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import moc.cleanup.config.Variables;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {

  private static final String URL = "jdbc:postgresql://db:5432/platform?sslmode=require";

  @Test
  void logsInWithWhatStandsInTheEnvironment() {
    DatabaseConfig config =
        DatabaseConfig.from(
            new Variables(
                Map.of(
                    "DATABASE_URL", URL,
                    "DATABASE_USERNAME", "worker",
                    "DATABASE_PASSWORD", "hunter2")));

    assertThat(config.url()).isEqualTo(URL);
    assertThat(config.login()).isEqualTo(new FixedLogin(new DatabaseLogin("worker", "hunter2")));
    assertThat(config.login().afterRefusal()).isEqualTo(config.login().current());
  }

  @Test
  void needsNoPasswordWhereTheServerTrustsTheNetwork() {
    DatabaseConfig config =
        DatabaseConfig.from(
            new Variables(Map.of("DATABASE_URL", URL, "DATABASE_USERNAME", "worker")));

    assertThat(config.login().current()).isEqualTo(new DatabaseLogin("worker", ""));
  }

  @Test
  void prefersASecretToALogin() {
    DatabaseConfig config =
        DatabaseConfig.from(
            new Variables(
                Map.of(
                    "DATABASE_URL", URL,
                    "DATABASE_USERNAME", "worker",
                    "DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123:secret:db")));

    assertThat(config.login()).isInstanceOf(RotatedSecret.class);
  }

  @Test
  void refusesWhatIsMissingOrNoPostgresqlAddress() {
    Variables variables = new Variables(Map.of("DATABASE_URL", "jdbc:mysql://db/platform"));

    DatabaseConfig.from(variables);

    assertThatThrownBy(variables::refuseProblems)
        .hasMessage(
            "DATABASE_URL is \"jdbc:mysql://db/platform\"; it takes"
                + " jdbc:postgresql://host:port/database; DATABASE_USERNAME is not set; it takes"
                + " the database user's name, unless DATABASE_SECRET_ARN is set");
  }

  @Test
  void thePasswordIsNotInAnyText() {
    DatabaseConfig config =
        new DatabaseConfig(URL, new FixedLogin(new DatabaseLogin("worker", "hunter2")));

    assertThat(config.toString()).contains("worker").doesNotContain("hunter2");
  }
}
