package moc.cleanup.worker;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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
}
