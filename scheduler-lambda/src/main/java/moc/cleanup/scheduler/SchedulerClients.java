package moc.cleanup.scheduler;

import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The AWS services that the scheduler talks to. Whoever made the clients closes them.
public record SchedulerClients(SqsClient sqs, CloudWatchClient cloudWatch) {

  /// Clients as the process's environment describes them: region, credentials and, on a machine
  /// without AWS, the SDK's own `AWS_ENDPOINT_URL`. Nothing is connected yet.
  static SchedulerClients ofProcess() {
    return new SchedulerClients(
        SqsClient.builder()
            .defaultsMode(DefaultsMode.IN_REGION)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build(),
        CloudWatchClient.builder()
            .defaultsMode(DefaultsMode.IN_REGION)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build());
  }
}
