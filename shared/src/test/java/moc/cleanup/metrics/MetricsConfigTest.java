package moc.cleanup.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import moc.cleanup.config.Variables;
import org.junit.jupiter.api.Test;

class MetricsConfigTest {

  @Test
  void hasDefaults() {
    assertThat(MetricsConfig.from(new Variables(Map.of())))
        .isEqualTo(new MetricsConfig("MocCleanup", "dev"));
  }

  @Test
  void takesBothVariables() {
    assertThat(
            MetricsConfig.from(
                new Variables(
                    Map.of("METRICS_NAMESPACE", "Platform/Moc cleanup", "STAGE", "prod-eu_1.2"))))
        .isEqualTo(new MetricsConfig("Platform/Moc cleanup", "prod-eu_1.2"));
  }

  @Test
  void refusesWhatCloudWatchWouldRefuse() {
    Variables variables =
        new Variables(Map.of("METRICS_NAMESPACE", "x".repeat(256), "STAGE", "prod=1"));

    MetricsConfig.from(variables);

    assertThatThrownBy(variables::refuseProblems)
        .hasMessageContaining("METRICS_NAMESPACE is \"xxx")
        .hasMessageContaining("STAGE is \"prod=1\"; it takes up to 64 letters");
  }
}
