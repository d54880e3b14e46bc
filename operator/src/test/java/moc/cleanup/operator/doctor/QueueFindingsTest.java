package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.operator.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueFindingsTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void aVisibilityTimeoutThatIsTooShortIsAProblemOrAWarning() {
    Report report = new Report(installation.invoke("doctor", "--json"));
    Report shorter = new Report(installation.invoke("doctor", "--json", "--worker-timeout", "10"));

    assertThat(report.problems())
        .anyMatch(problem ->
            problem.contains("invisible for 30.0 s, and the worker may take 1 min 0 s")
                && problem.contains("VisibilityTimeout to 360 seconds"));
    assertThat(shorter.problems()).isEmpty();
    assertThat(shorter.warnings())
        .anyMatch(warning -> warning.contains("VisibilityTimeout to 60 seconds"));
  }

  @Test
  void aQueueWithoutDeadLetterQueueIsAProblem() {
    Report report =
        new Report(
            installation
                .with("CLEANUP_QUEUE_URL", installation.sandbox().deadLetterQueueUrl())
                .invoke("doctor", "--json"));

    assertThat(report.problems())
        .anyMatch(problem -> problem.contains("The queue has no dead-letter queue"));
  }

  @Test
  void tooFewReceivesAndWhatLiesInTheDeadLetterQueueAreFound() {
    SqsClient sqs = installation.sandbox().sqs();
    String deadLetters = installation.sandbox().deadLetterQueueUrl();
    sqs.sendMessage(send -> send.queueUrl(deadLetters).messageBody("{}"));
    String url =
        sqs.createQueue(create ->
                create
                    .queueName(installation.sandbox().databaseName() + "-hasty")
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "400",
                            QueueAttributeName.REDRIVE_POLICY,
                            """
                            {"deadLetterTargetArn":"%s","maxReceiveCount":"1"}\
                            """
                                .formatted(installation.sandbox().deadLetterQueueArn()))))
            .queueUrl();

    Report report =
        new Report(installation.with("CLEANUP_QUEUE_URL", url).invoke("doctor", "--json"));
    sqs.deleteQueue(delete -> delete.queueUrl(url));

    assertThat(report.problems())
        .anyMatch(problem -> problem.contains("dead-lettered after 1 receive."));
    assertThat(report.warnings())
        .anyMatch(warning -> warning.contains("1 message is in the dead-letter queue"));
  }

  @Test
  void whatOnlyAwsTellsOfAQueueIsLookedAtToo() {
    assertThat(findings(Map.of(), Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "86400")))
        .anyMatch(finding ->
            finding instanceof Finding.Problem && finding.text().contains("lost on arrival"));
    assertThat(findings(Map.of(), Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")))
        .anyMatch(
            finding -> finding instanceof Finding.Warning && finding.remedy().contains("14 days"));
    assertThat(findings(Map.of(), Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600")))
        .contains(
            new Finding.Fine(
                "The dead-letter queue keeps messages for 14 d 0 h, counted from when they were"
                    + " sent first."));
    assertThat(findings(Map.of(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false"), Map.of()))
        .contains(
            new Finding.Warning(
                "The queue is not encrypted at rest.", "Set SqsManagedSseEnabled to true."));
    assertThat(
            findings(
                Map.of(),
                Map.of(
                    QueueAttributeName.REDRIVE_ALLOW_POLICY,
                    "{\"redrivePermission\": \"byQueue\", \"sourceQueueArns\": [\"another\"]}")))
        .anyMatch(finding ->
            finding instanceof Finding.Problem && finding.text().contains("refuses this queue"));
    assertThat(
            findings(
                Map.of(),
                Map.of(
                    QueueAttributeName.REDRIVE_ALLOW_POLICY,
                    "{\"redrivePermission\": \"denyAll\"}")))
        .anyMatch(finding ->
            finding instanceof Finding.Problem && finding.text().contains("refuses this queue"));
    assertThat(findings(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "3600"), Map.of()))
        .anyMatch(finding ->
            finding instanceof Finding.Warning
                && finding.text().contains("The queue keeps messages for 1 h 0 min only"));
    assertThat(findings(Map.of(QueueAttributeName.FIFO_QUEUE, "true"), Map.of()))
        .anyMatch(finding -> finding instanceof Finding.Problem && finding.text().contains("FIFO"));
  }

  private static List<Finding> findings(
      Map<QueueAttributeName, String> ofQueue, Map<QueueAttributeName, String> ofDeadLetters) {
    Map<QueueAttributeName, String> queue = new HashMap<>(ofQueue);
    queue.put(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:1:queue");
    queue.put(QueueAttributeName.VISIBILITY_TIMEOUT, "360");
    queue.putIfAbsent(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600");
    queue.put(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\": \"arn:aws:sqs:eu-west-1:1:dlq\", \"maxReceiveCount\": 3}");
    Findings findings = new Findings();
    new QueueChecks(new DescribedSqs(queue, ofDeadLetters), "queue", Duration.ofMinutes(1))
        .run(findings);
    return findings.all();
  }

  /// Two queues by their attributes: the embedded SQS has no retention, encryption or permissions.
  private record DescribedSqs(
      Map<QueueAttributeName, String> queue, Map<QueueAttributeName, String> deadLetters)
      implements SqsClient {

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      return GetQueueAttributesResponse.builder()
          .attributes(request.queueUrl().equals("queue") ? queue : deadLetters)
          .build();
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
      return GetQueueUrlResponse.builder().queueUrl(request.queueName()).build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  @Test
  void aQueueThatIsNotThereIsAProblem() {
    String url = installation.sandbox().sqsEndpoint() + "/000000000000/no-such-queue";

    assertThat(
            new Report(installation.with("CLEANUP_QUEUE_URL", url).invoke("doctor", "--json"))
                .problems())
        .anyMatch(problem -> problem.contains("There is no queue " + url));
  }
}
