package moc.cleanup.reliability.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import moc.cleanup.config.Variables;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.BatchOutcome;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.worker.WorkerClients;
import moc.cleanup.worker.WorkerHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The database is away for two receives of every message, which is two hours and twenty minutes of
/// queue time at least.
class DatabaseOutageTest {

  private static final int MOCS = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final Platform platform = Platform.installIn(sandbox);
  private final Relay database =
      Relay.to(sandbox.databaseServer().host(), sandbox.databaseServer().port());
  private final CompressedTime time = new CompressedTime();
  private final SqsClient sqs =
      LocalAws.at(sandbox.sqsEndpoint(), SqsClient.builder())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(settings -> settings.addExecutionInterceptor(time))
          .build();

  @AfterEach
  void close() {
    sqs.close();
    database.close();
    sandbox.close();
  }

  @Test
  void sendsNothingToTheDeadLetterQueue() throws Exception {
    new Migrations(sandbox.dataSource()).apply(_ -> {});
    Stream.generate(() -> platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create().id())
        .limit(MOCS)
        .forEach(this::enqueue);
    CountDownLatch twoReceivesOfAll = new CountDownLatch(2 * MOCS);
    database.cut();

    try (WorkerHandler worker =
            new WorkerHandler(
                new Variables(variables()),
                new WorkerClients(sandbox.s3(), sqs, sandbox.cloudWatch()));
        SqsEventSource source =
            SqsEventSource.between(
                    sandbox.sqs(), sandbox.queueUrl(), new LocalLambda("worker", worker))
                .with(EventSourceSettings.DEFAULTS.withMaximumConcurrency(1))
                .onBatch(batch -> count(batch, twoReceivesOfAll))) {
      source.start();
      assertThat(twoReceivesOfAll.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      database.mend();
      awaitNoMocs();
    }

    assertThat(messagesIn(sandbox.deadLetterQueueUrl())).isZero();
    assertThat(messagesIn(sandbox.queueUrl())).isZero();
    assertThat(platform.objectKeys()).isEmpty();
    List<Duration> delays = time.askedFor();
    assertThat(delays).hasSize(2 * MOCS);
    assertThat(delays.subList(0, MOCS))
        .allMatch(delay -> delay.compareTo(Duration.ofMinutes(20)) >= 0);
    assertThat(delays.subList(MOCS, 2 * MOCS))
        .allMatch(delay -> delay.compareTo(Duration.ofHours(2)) >= 0);
  }

  private static void count(BatchOutcome batch, CountDownLatch receives) {
    // The function itself has not failed: it named what did.
    assertThat(batch.failure()).isNull();
    batch.failed().forEach(_ -> receives.countDown());
  }

  private Map<String, String> variables() {
    return Map.of(
        "DATABASE_URL",
        sandbox
            .jdbcUrl()
            .replace(":" + sandbox.databaseServer().port() + "/", ":" + database.port() + "/"),
        "DATABASE_USERNAME",
        sandbox.username(),
        "DATABASE_PASSWORD",
        sandbox.password(),
        "S3_BUCKET",
        sandbox.bucket(),
        "CLEANUP_QUEUE_URL",
        sandbox.queueUrl());
  }

  private void enqueue(UUID moc) {
    String body = new CleanupMessage(new MocId(moc), "a run").toJson();
    sandbox.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody(body));
  }

  private void awaitNoMocs() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (platform.countRows("moc_instructions") > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the MOCs did not go after the outage");
      }
      Thread.onSpinWait();
    }
  }

  private int messagesIn(String queueUrl) {
    return sandbox
        .sqs()
        .getQueueAttributes(get ->
            get.queueUrl(queueUrl)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
