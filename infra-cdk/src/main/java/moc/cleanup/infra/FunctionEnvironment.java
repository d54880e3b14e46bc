package moc.cleanup.infra;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.DATABASE_SECRET_ARN;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;
import static moc.cleanup.config.VariableNames.DELETE_GUARD_PERCENT;
import static moc.cleanup.config.VariableNames.DELETE_RETENTION_DAYS;
import static moc.cleanup.config.VariableNames.METRICS_NAMESPACE;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;
import static moc.cleanup.config.VariableNames.STAGE;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import moc.cleanup.config.FunctionVariables;
import moc.cleanup.config.SchedulerProcess;

/// What the functions are told. Each gets, of all that the stack knows, what it reads and no more.
final class FunctionEnvironment {

  /// The JVM reads it by itself.
  private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  private final StackConfig config;
  private final Queues queues;

  FunctionEnvironment(StackConfig config, Queues queues) {
    this.config = config;
    this.queues = queues;
  }

  Map<String, String> ofScheduler() {
    Map<String, String> values =
        known(config.database().schedulerSecretArn(), FunctionVariables.SCHEDULER);
    values.put(JVM_OPTIONS, SchedulerProcess.JVM_OPTIONS);
    return values;
  }

  Map<String, String> ofWorker() {
    return known(config.database().workerSecretArn(), FunctionVariables.WORKER);
  }

  private Map<String, String> known(String secretArn, Set<String> read) {
    Map<String, String> values = new TreeMap<>();
    values.put(CLEANUP_QUEUE_URL, queues.cleanup().getQueueUrl());
    values.put(CLOUDFRONT_DOMAIN, String.join(",", config.cdnDomains()));
    values.put(DATABASE_SECRET_ARN, secretArn);
    values.put(DATABASE_URL, config.database().url());
    values.put(DELETE_CLEANUP_BATCH_SIZE, Integer.toString(config.batchSize()));
    values.put(DELETE_GUARD_PERCENT, Integer.toString(config.guardPercent()));
    values.put(DELETE_RETENTION_DAYS, Integer.toString(config.retentionDays()));
    values.put(METRICS_NAMESPACE, CleanupMetrics.NAMESPACE);
    values.put(S3_BUCKET, config.bucket().name());
    values.put(S3_DELETE_VERSIONS, Boolean.toString(config.bucket().deleteVersions()));
    values.put(S3_KEY_PREFIXES, String.join(",", config.bucket().keyPrefixes()));
    values.put(STAGE, config.stage());
    values.keySet().retainAll(read);
    values.values().removeIf(String::isEmpty);
    return values;
  }
}
