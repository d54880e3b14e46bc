package moc.cleanup.config;

/// The environment variables that the Lambdas read. What each one takes and its default stand in
/// the settings record that reads it.
public final class VariableNames {

  public static final String DELETE_RETENTION_DAYS = "DELETE_RETENTION_DAYS";
  public static final String DELETE_CLEANUP_BATCH_SIZE = "DELETE_CLEANUP_BATCH_SIZE";
  public static final String S3_BUCKET = "S3_BUCKET";
  public static final String CLOUDFRONT_DOMAIN = "CLOUDFRONT_DOMAIN";
  public static final String DELETE_GUARD_PERCENT = "DELETE_GUARD_PERCENT";
  public static final String S3_DELETE_VERSIONS = "S3_DELETE_VERSIONS";
  public static final String S3_KEY_PREFIXES = "S3_KEY_PREFIXES";
  public static final String STAGE = "STAGE";
  public static final String DATABASE_URL = "DATABASE_URL";
  public static final String DATABASE_USERNAME = "DATABASE_USERNAME";
  public static final String DATABASE_PASSWORD = "DATABASE_PASSWORD";
  public static final String DATABASE_SECRET_ARN = "DATABASE_SECRET_ARN";
  public static final String CLEANUP_QUEUE_URL = "CLEANUP_QUEUE_URL";
  public static final String METRICS_NAMESPACE = "METRICS_NAMESPACE";

  private VariableNames() {}
}
