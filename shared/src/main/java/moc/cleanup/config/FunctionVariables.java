package moc.cleanup.config;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_SECRET_ARN;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;
import static moc.cleanup.config.VariableNames.DELETE_GUARD_PERCENT;
import static moc.cleanup.config.VariableNames.DELETE_RETENTION_DAYS;
import static moc.cleanup.config.VariableNames.METRICS_NAMESPACE;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.S3_DELETE_VERSIONS;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;
import static moc.cleanup.config.VariableNames.STAGE;

import java.util.Set;

/// Which function reads which variables. Whoever deploys the functions goes by this; a test of each
/// function proves that it is what its settings record asks for.
public final class FunctionVariables {

  public static final Set<String> SCHEDULER =
      Set.of(
          DELETE_RETENTION_DAYS,
          DELETE_CLEANUP_BATCH_SIZE,
          DELETE_GUARD_PERCENT,
          CLEANUP_QUEUE_URL,
          DATABASE_URL,
          DATABASE_USERNAME,
          DATABASE_PASSWORD,
          DATABASE_SECRET_ARN,
          STAGE,
          METRICS_NAMESPACE);

  public static final Set<String> WORKER =
      Set.of(
          DELETE_RETENTION_DAYS,
          S3_BUCKET,
          CLOUDFRONT_DOMAIN,
          S3_KEY_PREFIXES,
          S3_DELETE_VERSIONS,
          CLEANUP_QUEUE_URL,
          DATABASE_URL,
          DATABASE_USERNAME,
          DATABASE_PASSWORD,
          DATABASE_SECRET_ARN,
          STAGE,
          METRICS_NAMESPACE);

  /// The runtime's and the secrets extension's own, which nobody sets for us.
  public static final Set<String> OF_THE_RUNTIME =
      Set.of(
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          "AWS_SESSION_TOKEN",
          "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT");

  private FunctionVariables() {}
}
