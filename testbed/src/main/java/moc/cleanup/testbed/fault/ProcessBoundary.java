package moc.cleanup.testbed.fault;

import java.util.Map;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.LambdaFunction;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// All ways out of one process in a sandbox, each of which takes the process's steps: its database,
/// its AWS clients, its answer. When it is closed, nothing of the process happens any more.
public final class ProcessBoundary implements AutoCloseable {

  private final Closing closing;
  private final Sandbox sandbox;
  private final Steps steps;
  private final PostgresProxy database;
  private final S3Client s3;
  private final SqsClient sqs;
  private final CloudWatchClient cloudWatch;

  private ProcessBoundary(Sandbox sandbox, Steps steps, Closing closing) {
    this.closing = closing;
    this.sandbox = sandbox;
    this.steps = steps;
    database = closing.later(PostgresProxy.before(sandbox.databaseServer(), steps));
    FaultyHttpClient http =
        closing.later(
            new FaultyHttpClient(
                UrlConnectionHttpClient.create(),
                steps,
                Map.of(
                    "DeleteObjects", new PartialDeletion(sandbox.s3(), sandbox.bucket()),
                    "SendMessageBatch", new PartialSending(sandbox.sqs()))));
    s3 = closing.later(faulty(LocalAws.s3Builder(sandbox.s3Endpoint()), http).build());
    sqs =
        closing.later(
            faulty(LocalAws.at(sandbox.sqsEndpoint(), SqsClient.builder()), http).build());
    cloudWatch =
        closing.later(
            faulty(LocalAws.at(sandbox.cloudWatchEndpoint(), CloudWatchClient.builder()), http)
                .build());
  }

  /// A process that has taken no step yet.
  public static ProcessBoundary of(Sandbox sandbox, Steps steps) {
    return Closing.onFailure(closing -> new ProcessBoundary(sandbox, steps, closing));
  }

  /// Where the process finds the sandbox's database.
  public String jdbcUrl() {
    return database.jdbcUrl(sandbox.databaseName());
  }

  public S3Client s3() {
    return s3;
  }

  public SqsClient sqs() {
    return sqs;
  }

  public CloudWatchClient cloudWatch() {
    return cloudWatch;
  }

  /// The function as it is seen from outside; it has to use no other ways out than these.
  public LambdaFunction around(LambdaFunction function) {
    return new MortalFunction(function, steps);
  }

  @Override
  public void close() {
    closing.close();
  }

  /// As often tried as ever, but without the SDK's pauses, which nobody looks at here.
  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B faulty(
      B builder, FaultyHttpClient http) {
    return builder
        .httpClient(http)
        .overrideConfiguration(settings ->
            settings.retryStrategy(retries ->
                retries
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())));
  }
}
