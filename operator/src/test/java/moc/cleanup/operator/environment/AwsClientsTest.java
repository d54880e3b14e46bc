package moc.cleanup.operator.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsClientsTest {

  private static final List<String> PROPERTIES =
      List.of("aws.region", "aws.endpointUrlSqs", "aws.configFile", "aws.profile");

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    PROPERTIES.forEach(System::clearProperty);
  }

  @Test
  void aFilesVariablesReachTheSdk() {
    Map<String, String> file =
        Map.of(
            "AWS_REGION", "eu-north-1",
            "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324",
            "STAGE", "prod");

    try (SqsClient sqs = clients(file, null, null).sqs().get()) {
      assertThat(sqs.serviceClientConfiguration().region()).isEqualTo(Region.of("eu-north-1"));
      assertThat(sqs.serviceClientConfiguration().endpointOverride())
          .contains(URI.create("http://127.0.0.1:9324"));
    }
  }

  @Test
  void theRegionThatWasAskedForGoesFirst() {
    Map<String, String> file = Map.of("AWS_REGION", "eu-north-1");

    try (S3Client s3 = clients(file, null, "ap-south-1").s3().get()) {
      assertThat(s3.serviceClientConfiguration().region()).isEqualTo(Region.of("ap-south-1"));
    }
  }

  @Test
  void aProfileBringsItsRegion() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile night]
            region = sa-east-1
            aws_access_key_id = AKID
            aws_secret_access_key = SECRET
            """);
    Map<String, String> file = Map.of("AWS_CONFIG_FILE", config.toString());

    try (SqsClient sqs = clients(file, "night", null).sqs().get()) {
      assertThat(sqs.serviceClientConfiguration().region()).isEqualTo(Region.of("sa-east-1"));
      assertThat(sqs.serviceClientConfiguration())
          .extracting("credentialsProvider")
          .asInstanceOf(type(AwsCredentialsProvider.class))
          .satisfies(provider ->
              assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo("AKID"));
    }
  }

  @Test
  void variablesThatTheSdkTakesFromNoFileAreNamed() {
    assertThatThrownBy(() -> clients(Map.of("AWS_FOO", "1", "AWS_BAR", "2"), null, null))
        .isInstanceOf(UnusableException.class)
        .hasMessageContaining("AWS_BAR, AWS_FOO from the environment alone");
  }

  private static AwsClients clients(
      Map<String, String> file, @Nullable String profile, @Nullable String region) {
    return AwsClients.ofProcess(new AwsAccess(file, profile, region));
  }
}
