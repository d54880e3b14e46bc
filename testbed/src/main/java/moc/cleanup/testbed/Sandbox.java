package moc.cleanup.testbed;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import moc.cleanup.testbed.metrics.MetricsRecorder;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A database, a bucket, two queues and a metrics recorder of one's own, gone when it is closed.
/// Its clients are shared by all its users; closing it closes them.
public final class Sandbox implements AutoCloseable {

  private final Closing closing;
  private final Backends backends;
  private final SandboxDatabase database;
  private final SqsClient sqs;
  private final SandboxQueues queues;
  private final S3Client s3;
  private final SandboxBucket bucket;
  private final MetricsRecorder metrics;
  private final CloudWatchClient cloudWatch;

  private Sandbox(Backends backends, SandboxSettings settings, Closing closing) {
    String name = "sandbox-" + UUID.randomUUID().toString().substring(0, 13);
    this.closing = closing;
    this.backends = backends;
    database =
        closing.later(SandboxDatabase.create(backends.databases(), name, settings.database()));
    sqs = closing.later(LocalAws.sqs(backends.sqs()));
    queues = closing.later(SandboxQueues.create(sqs, name, settings));
    s3 = closing.later(LocalAws.s3(backends.s3()));
    bucket = closing.later(SandboxBucket.create(s3, name));
    metrics = closing.later(MetricsRecorder.start());
    cloudWatch = closing.later(LocalAws.cloudWatch(metrics.endpoint()));
  }

  /// For environments; a test asks its environment for a sandbox.
  public static Sandbox create(Backends backends, SandboxSettings settings) {
    return Closing.onFailure(closing -> new Sandbox(backends, settings, closing));
  }

  public DatabaseServer databaseServer() {
    return database.server();
  }

  public String databaseName() {
    return database.name();
  }

  public String jdbcUrl() {
    return database.server().jdbcUrl(database.name());
  }

  public String username() {
    return database.server().username();
  }

  public String password() {
    return database.server().password();
  }

  /// Connections of the server's own user, pooled: to open one takes longer than most of what is done
  /// with it.
  public DataSource dataSource() {
    return database.connections();
  }

  public String bucket() {
    return bucket.name();
  }

  public String queueUrl() {
    return queues.queue().url();
  }

  public String queueArn() {
    return queues.queue().arn();
  }

  public String deadLetterQueueUrl() {
    return queues.deadLetterQueue().url();
  }

  public String deadLetterQueueArn() {
    return queues.deadLetterQueue().arn();
  }

  public SqsClient sqs() {
    return sqs;
  }

  public S3Client s3() {
    return s3;
  }

  /// Speaks to the recorder: there is no CloudWatch in any environment.
  public CloudWatchClient cloudWatch() {
    return cloudWatch;
  }

  public MetricsRecorder metrics() {
    return metrics;
  }

  public URI sqsEndpoint() {
    return backends.sqs();
  }

  public URI s3Endpoint() {
    return backends.s3();
  }

  public URI cloudWatchEndpoint() {
    return metrics.endpoint();
  }

  public String region() {
    return LocalAws.REGION;
  }

  /// The SDK's own variables, with which a process of its own finds this sandbox's services.
  public Map<String, String> awsVariables() {
    return Map.of(
        "AWS_REGION",
        LocalAws.REGION,
        "AWS_ACCESS_KEY_ID",
        LocalAws.ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY",
        LocalAws.SECRET_ACCESS_KEY,
        "AWS_ENDPOINT_URL_SQS",
        sqsEndpoint().toString(),
        "AWS_ENDPOINT_URL_S3",
        s3Endpoint().toString(),
        "AWS_ENDPOINT_URL_CLOUDWATCH",
        cloudWatchEndpoint().toString());
  }

  @Override
  public void close() {
    closing.close();
  }
}
