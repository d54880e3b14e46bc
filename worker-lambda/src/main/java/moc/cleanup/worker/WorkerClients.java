package moc.cleanup.worker;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS services that the worker calls. Whoever makes them closes them.
public record WorkerClients(S3Client s3, SqsClient sqs, CloudWatchClient cloudWatch) {

  /// As the SDK's own variables say: region, credentials, endpoints. No network is used yet.
  public static WorkerClients ofProcess() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return new WorkerClients(
        S3Client.builder().httpClient(http).build(),
        SqsClient.builder().httpClient(http).build(),
        CloudWatchClient.builder().httpClient(http).build());
  }

  /// Clients that reach nobody, with credentials that nobody has.
  ///
  /// @param aws answers in place of AWS
  static WorkerClients inRehearsal(SdkHttpClient aws) {
    return new WorkerClients(
        rehearsing(S3Client.builder(), aws).build(),
        rehearsing(SqsClient.builder(), aws).build(),
        rehearsing(CloudWatchClient.builder(), aws).build());
  }

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B rehearsing(
      B builder, SdkHttpClient aws) {
    return builder
        .httpClient(aws)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")));
  }
}
