package moc.cleanup.worker;

import java.net.URI;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS services that the worker calls. Whoever makes them closes them.
public record WorkerClients(S3Client s3, SqsClient sqs, CloudWatchClient cloudWatch)
    implements AutoCloseable {

  /// As the SDK's own variables say: region, credentials, endpoints. No network is used yet.
  public static WorkerClients ofProcess() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return new WorkerClients(
        S3Client.builder().httpClient(http).build(),
        SqsClient.builder().httpClient(http).build(),
        CloudWatchClient.builder().httpClient(http).build());
  }

  /// The same, of something else that answers like AWS.
  ///
  /// @param trusted who decides whether it is what it says
  static WorkerClients at(URI endpoint, TrustManager[] trusted) {
    SdkHttpClient http =
        UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trusted).build();
    return new WorkerClients(
        at(endpoint, http, S3Client.builder()).build(),
        at(endpoint, http, SqsClient.builder()).build(),
        at(endpoint, http, CloudWatchClient.builder()).build());
  }

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B at(
      URI endpoint, SdkHttpClient http, B builder) {
    return builder.httpClient(http).endpointOverride(endpoint).region(Region.US_EAST_1);
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
    cloudWatch.close();
  }
}
