package moc.cleanup.metrics;

import static moc.cleanup.config.VariableNames.METRICS_NAMESPACE;
import static moc.cleanup.config.VariableNames.STAGE;

import java.util.regex.Pattern;
import moc.cleanup.config.Variables;

/// Under which name and stage everything is measured.
public record MetricsConfig(String namespace, String stage) {

  private static final String DEFAULT_NAMESPACE = "MocCleanup";
  private static final String DEFAULT_STAGE = "dev";

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
  private static final Pattern NAMESPACE =
      Pattern.compile("[A-Za-z0-9._/#:-][A-Za-z0-9._/#: -]{0,254}");
  private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /// Reads `METRICS_NAMESPACE` and `STAGE`; problems are left in `variables`.
  public static MetricsConfig from(Variables variables) {
    return new MetricsConfig(
        variables.matching(
            METRICS_NAMESPACE,
            DEFAULT_NAMESPACE,
            NAMESPACE,
            "up to 255 letters, digits and . _ / # : -"),
        variables.matching(STAGE, DEFAULT_STAGE, STAGE_NAME, "up to 64 letters, digits and . _ -"));
  }
}
