package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import moc.cleanup.config.ConfigurationException;
import moc.cleanup.config.FunctionVariables;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.metrics.MetricsConfig;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "S3_BUCKET", "assets",
          "DATABASE_URL", "jdbc:postgresql://db/platform",
          "DATABASE_USERNAME", "worker");

  @Test
  void hasDefaults() {
    WorkerConfig config = WorkerConfig.from(new Variables(REQUIRED));

    assertThat(config.retention()).isEqualTo(new Retention(30));
    assertThat(config.bucket()).isEqualTo("assets");
    assertThat(config.cdnHosts()).isEmpty();
    assertThat(config.keyPrefixes()).isEmpty();
    assertThat(config.deleteVersions()).isFalse();
    assertThat(config.queueUrl()).isNull();
    assertThat(config.metrics()).isEqualTo(new MetricsConfig("MocCleanup", "dev"));
  }

  @Test
  void takesEveryVariable() {
    WorkerConfig config =
        WorkerConfig.from(
            new Variables(
                Map.of(
                    "S3_BUCKET", "assets",
                    "DATABASE_URL", "jdbc:postgresql://db/platform",
                    "DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:db",
                    "DELETE_RETENTION_DAYS", " 7 ",
                    "CLOUDFRONT_DOMAIN", "a.example.com, b.example.com",
                    "S3_KEY_PREFIXES", "mocs/,gallery/",
                    "S3_DELETE_VERSIONS", "True",
                    "CLEANUP_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/cleanup",
                    "METRICS_NAMESPACE", "Cleanup/Mocs",
                    "STAGE", "prod")));

    assertThat(config.retention()).isEqualTo(new Retention(7));
    assertThat(config.cdnHosts()).containsExactly("a.example.com", "b.example.com");
    assertThat(config.keyPrefixes()).containsExactly("mocs/", "gallery/");
    assertThat(config.deleteVersions()).isTrue();
    assertThat(config.queueUrl()).isEqualTo("https://sqs.eu-west-1.amazonaws.com/1/cleanup");
    assertThat(config.metrics()).isEqualTo(new MetricsConfig("Cleanup/Mocs", "prod"));
  }

  @Test
  void namesEveryVariableAtFaultAtOnce() {
    Variables variables =
        new Variables(
            Map.of(
                "S3_BUCKET", "-",
                "DATABASE_URL", "mysql://db",
                "DELETE_RETENTION_DAYS", "thirty",
                "CLOUDFRONT_DOMAIN", "https://cdn.example.com/",
                "S3_DELETE_VERSIONS", "yes",
                "CLEANUP_QUEUE_URL", "cleanup",
                "METRICS_NAMESPACE", "a\nb",
                "STAGE", "pro duction"));

    assertThatThrownBy(() -> WorkerConfig.from(variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "S3_BUCKET is \"-\"",
            "DATABASE_URL is \"mysql://db\"",
            "DATABASE_USERNAME is not set",
            "DELETE_RETENTION_DAYS is \"thirty\"; it takes a whole number of days from 1 to 3650",
            "CLOUDFRONT_DOMAIN is \"https://cdn.example.com/\"",
            "S3_DELETE_VERSIONS is \"yes\"; it takes true or false",
            "CLEANUP_QUEUE_URL is \"cleanup\"; it takes the cleanup queue's URL",
            "METRICS_NAMESPACE is",
            "STAGE is \"pro duction\"");
  }

  /// Those who deploy the function go by that list.
  @Test
  void readsExactlyTheVariablesThatAreListedForIt() {
    Set<String> expected = new HashSet<>(FunctionVariables.WORKER);
    expected.addAll(FunctionVariables.OF_THE_RUNTIME);

    Set<String> asked = new HashSet<>(askedFor(Map.of()));
    asked.addAll(askedFor(Map.of("DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:s")));

    assertThat(asked).isEqualTo(expected);
  }

  private static Set<String> askedFor(Map<String, String> values) {
    Variables variables = new Variables(values);
    assertThatThrownBy(() -> WorkerConfig.from(variables))
        .isInstanceOf(ConfigurationException.class);
    return variables.asked();
  }
}
