package moc.cleanup.testbed;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The one account that every environment pretends to be, and clients for it.
public final class LocalAws {

  public static final String REGION = "us-east-1";
  public static final String ACCOUNT_ID = "000000000000";
  public static final String ACCESS_KEY_ID = "test";
  public static final String SECRET_ACCESS_KEY = "test";

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));

  private LocalAws() {}

  public static SqsClient sqs(URI endpoint) {
    return overHttp(at(endpoint, SqsClient.builder())).build();
  }

  public static S3Client s3(URI endpoint) {
    return overHttp(s3Builder(endpoint)).build();
  }

  public static CloudWatchClient cloudWatch(URI endpoint) {
    return overHttp(at(endpoint, CloudWatchClient.builder())).build();
  }

  /// Sends an object's bytes as they are. The SDK would cut them into signed chunks and put a checksum
  /// behind them: S3Proxy does not wait for the last of these, answers, and ends the connection, which
  /// the next call then finds broken; of many calls, some find four of these in a row and fail.
  public static S3ClientBuilder s3Builder(URI endpoint) {
    return at(endpoint, S3Client.builder())
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false));
  }

  /// A client to be, which knows the account and the service's address and has no HTTP client yet.
  public static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(CREDENTIALS);
  }

  private static <B extends AwsSyncClientBuilder<B, ?>> B overHttp(B builder) {
    return builder.httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
