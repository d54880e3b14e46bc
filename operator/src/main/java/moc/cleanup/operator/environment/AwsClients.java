package moc.cleanup.operator.environment;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Makes clients for the AWS services; whoever asks for one closes it.
public record AwsClients(
    Supplier<SqsClient> sqs, Supplier<S3Client> s3, Supplier<CloudWatchClient> cloudWatch) {

  /// As the SDK's own variables say: region, credentials, endpoints.
  static AwsClients ofProcess() {
    return new AwsClients(
        inSomeRegion(
            () -> SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()),
        inSomeRegion(
            () -> S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()),
        inSomeRegion(() ->
            CloudWatchClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()));
  }

  private static <T> Supplier<T> inSomeRegion(Supplier<T> build) {
    return () -> {
      try {
        return build.get();
      } catch (SdkClientException e) {
        throw new UnusableException(AwsFailure.describe(e), e);
      }
    };
  }
}
