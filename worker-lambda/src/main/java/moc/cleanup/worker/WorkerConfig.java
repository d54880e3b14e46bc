package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;

import java.util.List;
import java.util.regex.Pattern;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.metrics.MetricsConfig;

/// What the worker is told by its environment.
///
/// @param cdnHosts hosts in front of the bucket
/// @param keyPrefixes the parts of the bucket that may be cleaned up; none means all
record WorkerConfig(
    Retention retention,
    String bucket,
    List<String> cdnHosts,
    List<String> keyPrefixes,
    DatabaseConfig database,
    MetricsConfig metrics) {

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; the older rules
  // of
  // us-east-1 allowed capitals, underscores and 255 characters.
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?");

  WorkerConfig {
    cdnHosts = List.copyOf(cdnHosts);
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  /// Reads the variables.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  static WorkerConfig from(Variables variables) {
    WorkerConfig config =
        new WorkerConfig(
            Retention.from(variables),
            variables.required(
                S3_BUCKET, "the name of the assets' bucket", BUCKET.asMatchPredicate()),
            cdnHosts(variables),
            variables.list(S3_KEY_PREFIXES),
            DatabaseConfig.from(variables),
            MetricsConfig.from(variables));
    variables.refuseProblems();
    return config;
  }

  private static List<String> cdnHosts(Variables variables) {
    List<String> hosts = variables.list(CLOUDFRONT_DOMAIN);
    if (!hosts.stream().allMatch(HOST.asMatchPredicate())) {
      variables.problem(
          CLOUDFRONT_DOMAIN, "host names separated by commas, without https:// or path");
    }
    return hosts;
  }
}
