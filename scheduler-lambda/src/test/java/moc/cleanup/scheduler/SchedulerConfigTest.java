package moc.cleanup.scheduler;

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
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import moc.cleanup.scheduler.enqueueing.Guard;
import org.junit.jupiter.api.Test;

class SchedulerConfigTest {

  @Test
  void hasDefaultsForAllThatNeedsNoDecision() {
    SchedulerConfig config =
        SchedulerConfig.from(
            new Variables(
                Map.of(
                    "CLEANUP_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123/cleanup",
                    "DATABASE_URL", "jdbc:postgresql://db/platform",
                    "DATABASE_USERNAME", "scheduler")));

    assertThat(config.enqueueing())
        .isEqualTo(
            new EnqueueingConfig(
                new Retention(30),
                100,
                new Guard(20),
                "https://sqs.eu-west-1.amazonaws.com/123/cleanup"));
    assertThat(config.metrics()).isEqualTo(new MetricsConfig("MocCleanup", "dev"));
    assertThat(config.database().url()).isEqualTo("jdbc:postgresql://db/platform");
  }

  @Test
  void takesEveryVariable() {
    SchedulerConfig config =
        SchedulerConfig.from(
            new Variables(
                Map.of(
                    "DELETE_RETENTION_DAYS", "7",
                    "DELETE_CLEANUP_BATCH_SIZE", "1000000",
                    "DELETE_GUARD_PERCENT", "5",
                    "CLEANUP_QUEUE_URL", "http://localhost:9324/queue/cleanup",
                    "DATABASE_URL", "jdbc:postgresql://db/platform",
                    "DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123:secret:db",
                    "METRICS_NAMESPACE", "Platform/Cleanup",
                    "STAGE", "prod")));

    assertThat(config.enqueueing())
        .isEqualTo(
            new EnqueueingConfig(
                new Retention(7), 1_000_000, new Guard(5), "http://localhost:9324/queue/cleanup"));
    assertThat(config.metrics()).isEqualTo(new MetricsConfig("Platform/Cleanup", "prod"));
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    Variables variables =
        new Variables(
            Map.of(
                "DELETE_RETENTION_DAYS", "0",
                "DELETE_CLEANUP_BATCH_SIZE", "1000001",
                "DELETE_GUARD_PERCENT", "101",
                "CLEANUP_QUEUE_URL", "cleanup",
                "DATABASE_URL", "postgres://db/platform",
                "STAGE", "staging area"));

    assertThatThrownBy(() -> SchedulerConfig.from(variables))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "DELETE_RETENTION_DAYS is \"0\"; it takes a whole number of days from 1 to 3650")
        .hasMessageContaining(
            "DELETE_CLEANUP_BATCH_SIZE is \"1000001\"; it takes a whole number of MOCs from 1 to"
                + " 1000000")
        .hasMessageContaining(
            "DELETE_GUARD_PERCENT is \"101\"; it takes a whole number of percent from 0 to 100")
        .hasMessageContaining("CLEANUP_QUEUE_URL is \"cleanup\"; it takes")
        .hasMessageContaining("DATABASE_URL is \"postgres://db/platform\"; it takes")
        .hasMessageContaining("DATABASE_USERNAME is not set; it takes")
        .hasMessageContaining("STAGE is \"staging area\"; it takes");
  }

  @Test
  void takesNothingButAWebAddressForTheQueue() {
    for (String address :
        new String[] {"arn:aws:sqs:eu-west-1:123:cleanup", "ftp://sqs/q", "a b"}) {
      Variables variables = new Variables(Map.of("CLEANUP_QUEUE_URL", address));

      assertThatThrownBy(() -> SchedulerConfig.from(variables))
          .hasMessageContaining("CLEANUP_QUEUE_URL is \"" + address + "\"");
    }
  }

  /// Those who deploy the function go by that list.
  @Test
  void readsExactlyTheVariablesThatAreListedForIt() {
    Set<String> expected = new HashSet<>(FunctionVariables.SCHEDULER);
    expected.addAll(FunctionVariables.OF_THE_RUNTIME);

    Set<String> asked = new HashSet<>(askedFor(Map.of()));
    asked.addAll(askedFor(Map.of("DATABASE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:s")));

    assertThat(asked).isEqualTo(expected);
  }

  private static Set<String> askedFor(Map<String, String> values) {
    Variables variables = new Variables(values);
    assertThatThrownBy(() -> SchedulerConfig.from(variables))
        .isInstanceOf(ConfigurationException.class);
    return variables.asked();
  }
}
