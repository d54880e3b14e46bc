package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;

import java.util.List;
import java.util.regex.Pattern;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.metrics.MetricsConfig;
import org.jspecify.annotations.Nullable;

/// What the worker is told by its environment.
///
/// @param cdnHosts hosts in front of the bucket
/// @param keyPrefixes the parts of the bucket that may be cleaned up; none means all
/// @param deleteVersions whether every version of an object goes, as a versioned bucket needs it
/// @param queueUrl the queue that the messages come from; null when it is not known, and then none
///     is put off
public record WorkerConfig(
    Retention retention,
    String bucket,
    List<String> cdnHosts,
    List<String> keyPrefixes,
    boolean deleteVersions,
    @Nullable String queueUrl,
    DatabaseConfig database,
    MetricsConfig metrics) {

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; the older rules
  // of
  // us-east-1 allowed capitals, underscores and 255 characters.
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?");

  /// Copies the lists.
  public WorkerConfig {
    cdnHosts = List.copyOf(cdnHosts);
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  /// Reads the variables.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public static WorkerConfig from(Variables variables) {
    WorkerConfig config =
        new WorkerConfig(
            Retention.from(variables),
            variables.required(
                S3_BUCKET, "the name of the assets' bucket", BUCKET.asMatchPredicate()),
            cdnHosts(variables),
            variables.list(S3_KEY_PREFIXES),
            variables.flag(S3_DELETE_VERSIONS, false),
            variables.webAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL").orElse(null),
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
