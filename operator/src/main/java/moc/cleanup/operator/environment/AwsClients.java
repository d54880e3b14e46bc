package moc.cleanup.operator.environment;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Makes clients for the AWS services; whoever asks for one closes it.
public record AwsClients(
    Supplier<SqsClient> sqs, Supplier<S3Client> s3, Supplier<CloudWatchClient> cloudWatch) {

  /// Calls to one service at once: enough to hide its latency, and far from what a bucket minds.
  public static final int CALLS_AT_ONCE = 16;

  /// Idle connections to a host that the JDK's HTTP client keeps; otherwise five. It closes the others,
  /// and each call for which none is left makes one, on AWS with a TLS handshake.
  private static final String CONNECTIONS_KEPT = "http.maxConnections";

  /// As the SDK's own variables say: region, credentials, endpoints; and above them what the command
  /// was told.
  static AwsClients ofProcess(AwsAccess access) {
    SdkProperties.set(access.variables());
    System.setProperty(CONNECTIONS_KEPT, Integer.toString(CALLS_AT_ONCE));
    return new AwsClients(
        inSomeRegion(() -> overHttp(told(SqsClient.builder(), access)).build()),
        inSomeRegion(() -> overHttp(told(S3Client.builder(), access)).build()),
        inSomeRegion(() -> overHttp(told(CloudWatchClient.builder(), access)).build()));
  }

  private static <B extends AwsClientBuilder<B, ?>> B told(B builder, AwsAccess access) {
    String profile = access.profile();
    if (profile != null) {
      // The region and the endpoints are the profile's. So are the credentials, though the SDK
      // would
      // rather take those of the variables: who names a profile means that account and no other.
      builder
          .overrideConfiguration(settings -> settings.defaultProfileName(profile))
          .credentialsProvider(ProfileCredentialsProvider.create(profile));
    }
    String region = access.region();
    if (region != null) {
      builder.region(Region.of(region));
    }
    return builder;
  }

  private static <B extends AwsSyncClientBuilder<B, ?>> B overHttp(B builder) {
    return builder.httpClientBuilder(UrlConnectionHttpClient.builder());
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
