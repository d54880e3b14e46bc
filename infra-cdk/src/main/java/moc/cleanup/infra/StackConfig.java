package moc.cleanup.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;

/// Everything that the stack is told, from one file per stage.
///
/// @param cdnDomains hosts of the CDN in front of the bucket
/// @param retentionDays how long a deleted MOC can still be restored
/// @param batchSize MOCs enqueued in a run at most
/// @param keepData whether logs and queues outlive the stack
record StackConfig(
    String stage,
    String account,
    String region,
    NetworkConfig network,
    DatabaseConfig database,
    String secretsExtensionLayerArn,
    BucketConfig bucket,
    List<String> cdnDomains,
    int retentionDays,
    int batchSize,
    int guardPercent,
    ScheduleConfig schedule,
    WorkerSettings worker,
    String alertEmail,
    int logRetentionDays,
    boolean keepData,
    boolean tracing) {

  private static final int LONGEST_RETENTION_DAYS = 3_650;
  private static final int LARGEST_BATCH_SIZE = 1_000_000;
  private static final int WHOLE = 100;

  StackConfig {
    cdnDomains = List.copyOf(cdnDomains);
  }

  static StackConfig from(ConfigurationSection file) {
    String region = file.text("region", Patterns.REGION, "such as eu-west-1");
    DatabaseConfig database = DatabaseConfig.from(file.section("database"));
    StackConfig config =
        new StackConfig(
            file.text("stage", Patterns.STAGE, "up to 20 small letters, digits and hyphens"),
            file.text("account", Patterns.ACCOUNT, "the twelve digits of an account"),
            region,
            NetworkConfig.from(file.section("network"), region),
            database,
            file.text(
                "secretsExtensionLayerArn",
                Patterns.EXTENSION_FOR_ARM,
                "the ARN of AWS's Parameters and Secrets extension for Arm64"),
            BucketConfig.from(file.section("bucket")),
            file.texts("cdnDomains", Patterns.HOST, "host names without https:// or path"),
            file.number("retentionDays", 30, 1, LONGEST_RETENTION_DAYS, "days"),
            file.number("batchSize", 100, 1, LARGEST_BATCH_SIZE, "MOCs"),
            file.number("guardPercent", 20, 0, WHOLE, "percent"),
            ScheduleConfig.from(file.section("schedule")),
            WorkerSettings.from(file.section("worker"), database.connectionBudget()),
            file.text("alertEmail", Patterns.EMAIL, "an e-mail address"),
            LogRetention.from(file),
            file.flag("keepData", true),
            file.flag("tracing", false));
    config.check(file);
    file.refuseUnknown();
    return config;
  }

  private void check(ConfigurationSection file) {
    boolean elsewhere =
        Stream.of(
                database.schedulerSecretArn(),
                database.workerSecretArn(),
                database.secretsKeyArn().orElse(""),
                secretsExtensionLayerArn)
            .anyMatch(arn -> !arn.isEmpty() && !arn.contains(":" + region + ":"));
    if (elsewhere) {
      file.problem(
          "region", "the region in which the secrets, their key and the extension's layer are");
    }
  }

  /// What becomes of data when the stack goes. Kept data goes all the same when the first deployment
  /// fails: left over, its names would stand in the way of the second.
  RemovalPolicy removal() {
    return keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  }

  /// The name of a part of this stage's stack.
  String named(String part) {
    return "moc-cleanup-" + stage + "-" + part;
  }
}
