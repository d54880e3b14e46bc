package moc.cleanup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.config.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatedSecretTest {

  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123:secret:db/worker";

  private final SecretsExtension extension = new SecretsExtension();
  private final RotatedSecret secret =
      new RotatedSecret(ARN, extension.address(), Optional.of("token"));

  @AfterEach
  void close() {
    extension.close();
  }

  @Test
  void isReadThroughTheExtension() {
    extension.holds(SecretsExtension.login("worker", "first"));

    assertThat(secret.current()).isEqualTo(new DatabaseLogin("worker", "first"));
    assertThat(extension.queries())
        .containsExactly(
            "secretId=arn%3Aaws%3Asecretsmanager%3Aeu-west-1%3A123%3Asecret%3Adb%2Fworker");
    assertThat(extension.tokens()).containsExactly("token");
  }

  @Test
  void isReadPastTheCacheAfterARefusal() {
    extension.holds(SecretsExtension.login("worker", "first"));
    extension.rotatesTo(SecretsExtension.login("worker", "second"));

    assertThat(secret.current().password()).isEqualTo("first");
    assertThat(secret.afterRefusal().password()).isEqualTo("second");
  }

  @Test
  void theEnvironmentSaysWhereTheExtensionListens() {
    assertThat(readWith(Map.of()).username()).isEqualTo("worker");
    assertThat(extension.tokens()).containsExactly("null");
  }

  @Test
  void aFunctionProvesWhoItIsByItsSessionToken() {
    readWith(Map.of("AWS_SESSION_TOKEN", "session", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "other"));

    assertThat(extension.tokens()).containsExactly("session");
  }

  @Test
  void aFunctionRestoredFromASnapshotHasAnotherToken() {
    readWith(Map.of("AWS_CONTAINER_AUTHORIZATION_TOKEN", "restored"));

    assertThat(extension.tokens()).containsExactly("restored");
  }

  private DatabaseLogin readWith(Map<String, String> tokens) {
    extension.holds(SecretsExtension.login("worker", "first"));
    Map<String, String> environment = new HashMap<>(tokens);
    environment.put("DATABASE_URL", "jdbc:postgresql://db/platform");
    environment.put("DATABASE_SECRET_ARN", ARN);
    environment.put("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", String.valueOf(extension.port()));
    return DatabaseConfig.from(new Variables(environment)).login().current();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "{\"password\": hunter2}",
        "[\"hunter2\"]",
        "{\"password\": \"hunter2\"}",
        ""
      })
  void aSecretOfAnotherShapeIsRefusedAndNotRepeated(String other) {
    extension.holds(other);

    assertThatThrownBy(secret::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("database secret " + ARN + " cannot be read: ")
        .extracting(RotatedSecretTest::everythingSaid)
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void aRefusalOfTheExtensionIsSaid() {
    extension.failWith(403);

    assertThatThrownBy(secret::current).hasMessageContaining("answered HTTP 403");
  }

  @Test
  void aMissingExtensionIsSaid() {
    RotatedSecret unreachable =
        new RotatedSecret(ARN, URI.create("http://127.0.0.1:1"), Optional.empty());

    assertThatThrownBy(unreachable::current)
        .hasMessageContaining("the secrets extension at http://127.0.0.1:1 does not answer");
  }

  private static String everythingSaid(Throwable refusal) {
    StringBuilder said = new StringBuilder();
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      said.append(cause);
    }
    return said.toString();
  }
}
