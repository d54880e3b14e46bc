package moc.cleanup.operator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.RefusedCalls;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.fault.ProcessBoundary;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import tools.jackson.databind.JsonNode;

class RunCommandTest {

  private Installation installation;
  private Platform platform;
  private Moc expired;
  private Moc alive;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated();
    platform = installation.platform();
    expired =
        platform
            .moc("ada")
            .deletedDaysAgo(40)
            .file("mocs/expired.pdf")
            .partsListWithBricks(7)
            .create();
    alive = platform.moc("ada").file("mocs/alive.pdf").partsListWithBricks(3).create();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void withoutAQueueOfItsOwnARunUsesOneInTheProcess() {
    Invocation run = installation.invoke("run");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(": 1 MOC due, 1 enqueued.")
        .containsPattern("MOCs deleted +1")
        .containsPattern("Bricks returned +7")
        .containsPattern("Done in [0-9.]+ s\n");
    assertThat(run.err()).isEmpty();
    assertExpiredIsGoneAndAliveIsThere();
  }

  @Test
  void onAQueueOfItsOwnARunEndsWhenItsMessagesAreHandled() {
    Invocation run = installation.onItsOwnQueue().invoke("run", "--json");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    JsonNode result = run.json();
    assertThat(result.path("inOrder").booleanValue()).isTrue();
    assertThat(result.path("enqueued").intValue()).isEqualTo(1);
    assertThat(result.path("deleted").intValue()).isEqualTo(1);
    assertThat(result.path("bricksReturned").intValue()).isEqualTo(7);
    assertThat(result.path("objectsDeleted").intValue()).isEqualTo(1);
    assertThat(result.path("failures").isEmpty()).isTrue();
    assertExpiredIsGoneAndAliveIsThere();
  }

  @Test
  void whatOtherWorkersDoWhileTheRunStillSendsIsCountedToo() {
    Installation own = installation.onItsOwnQueue();

    Invocation run =
        Invocation.of(own.surroundings(new QuickWorkers(own).sender()), "run", "--json");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    JsonNode result = run.json();
    assertThat(result.path("deleted").intValue()).isEqualTo(1);
    assertThat(result.path("objectsDeleted").intValue()).isEqualTo(1);
    assertThat(result.path("bricksReturned").intValue()).isEqualTo(7);
  }

  @Test
  void aDryRunNamesTheMocsAndChangesNothing() {
    Invocation run = installation.invoke("run", "--dry-run");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("1 of 1 due MOCs", expired.id().toString(), "Nothing was changed.");
    assertThat(platform.mocExists(expired.id())).isTrue();
    assertThat(platform.countRows("moc_cleanup_ledger")).isZero();
  }

  @Test
  void aDryRunTellsMachinesTheSame() {
    JsonNode preview = installation.onItsOwnQueue().invoke("run", "--dry-run", "--json").json();

    assertThat(preview.path("wouldEnqueue").intValue()).isEqualTo(1);
    assertThat(preview.path("firstMocIds").path(0).stringValue())
        .isEqualTo(expired.id().toString());
  }

  @Test
  void theRetentionIsTheVariables() {
    Invocation run = installation.with("DELETE_RETENTION_DAYS", "41").invoke("run", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().path("enqueued").intValue()).isZero();
    assertThat(platform.mocExists(expired.id())).isTrue();
  }

  @Test
  void aMocThatCannotBeDeletedIsListedWithItsReason() throws SQLException {
    holdByAnOrder(expired);
    Moc other = platform.moc("björn").deletedDaysAgo(50).create();

    Invocation run = installation.invoke("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(expired.id().toString(), "3 attempts", "A row of \"orders\" refers to it")
        .contains("SQLSTATE 23503", "the ledger brings")
        .contains(": 2 MOCs due, 2 enqueued.", " s, but not all is in order");
    assertThat(platform.mocExists(expired.id())).isTrue();
    assertThat(platform.mocExists(other.id())).isFalse();
  }

  @Test
  void onAQueueOfItsOwnAFailedMessageIsLeftToTheQueue() throws SQLException {
    holdByAnOrder(expired);

    Invocation run = installation.onItsOwnQueue().invoke("run", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().path("failed").intValue()).isEqualTo(1);
    assertThat(run.json().path("failures").path(0).path("attempts").intValue()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void whereTheQueueLetsNoWorkerPollARunEndsAtOnceAndSaysWhy() {
    Installation own = installation.onItsOwnQueue();

    Invocation run;
    try (ProcessBoundary aws = RefusedCalls.to(own.sandbox(), "ReceiveMessage", 1, 1000)) {
      run = Invocation.of(own.surroundings(aws.sqs()), "run");
    }

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("Messages not handled +1")
        .contains("They stay on your queue", " s: the workers could take no more messages");
    assertThat(run.err())
        .startsWith("moc-cleanup: the workers could take no more messages from ")
        .contains("AccessDenied (HTTP 403)")
        .hasLineCount(1);
    assertThat(platform.mocExists(expired.id())).isTrue();
  }

  @Test
  void ctrlCLeavesWhatNobodyHasBegunToTheQueue() {
    Interruption interruption = new Interruption();
    interruption.request();

    Invocation run =
        Invocation.of(installation.onItsOwnQueue().surroundings(), interruption, "run", "--json");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.json().path("interrupted").booleanValue()).isTrue();
    assertThat(run.json().path("unhandled").intValue()).isEqualTo(1);
    assertThat(platform.mocExists(expired.id())).isTrue();
  }

  @Test
  void ctrlCEndsARunOnAQueueInTheProcessToo() {
    Interruption interruption = new Interruption();
    interruption.request();

    Invocation run = Invocation.of(installation.surroundings(), interruption, "run");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out()).contains("Interrupted", "the ledger brings these MOCs back");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void metricsReachCloudWatch() {
    installation.invoke("run");

    assertThat(installation.sandbox().metrics().sum("ItemsProcessed")).isEqualTo(1);
    assertThat(installation.sandbox().metrics().sum("ItemsEnqueued")).isEqualTo(1);
  }

  @Test
  void metricsThatFailAreTriedOnceAndHarmNothing() {
    installation.sandbox().metrics().failWith(400);

    Invocation run = installation.invoke("run");
    installation.sandbox().metrics().recover();

    assertThat(run.exitCode()).isZero();
    assertThat(installation.sandbox().metrics().calls()).isZero();
    assertExpiredIsGoneAndAliveIsThere();
  }

  @Test
  void aLineIsNeverLongerThanATerminalIsWide() {
    Invocation run = installation.invoke("run");

    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void whatTheGuardSaysFitsATerminalToo() {
    installation.execute(
        "INSERT INTO moc_instructions (user_id, title, deleted_at)"
            + " SELECT 'ada', 'A MOC', now() - interval '40 days' FROM generate_series(1, 600)");
    Installation large = installation.with("DELETE_CLEANUP_BATCH_SIZE", "1000");

    Invocation preview = large.invoke("run", "--dry-run");
    Invocation run = large.invoke("run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("✗ The guard stopped this run", "--force");
    assertThat(preview.out()).contains("! The guard would stop the run: 601 of 602 MOCs");
    assertThat((run.out() + preview.out()).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  private void assertExpiredIsGoneAndAliveIsThere() {
    assertThat(platform.mocExists(expired.id())).isFalse();
    assertThat(platform.mocExists(alive.id())).isTrue();
    assertThat(platform.objectKeys()).containsExactly("mocs/alive.pdf");
    assertThat(platform.bricks(expired.bricks()))
        .hasSize(7)
        .allSatisfy(brick -> assertThat(brick.status()).isEqualTo("available"));
  }

  private void holdByAnOrder(Moc moc) throws SQLException {
    try (Connection connection = installation.sandbox().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders (moc_id uuid NOT NULL REFERENCES moc_instructions (id))");
      statement.execute("INSERT INTO orders VALUES ('" + moc.id() + "')");
    }
  }

  /// Other workers on the queue, who are through with every message before its sender hears of it.
  private record QuickWorkers(Installation installation) implements ExecutionInterceptor {

    SqsClient sender() {
      return LocalAws.at(installation.sandbox().sqsEndpoint(), SqsClient.builder())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(settings -> settings.addExecutionInterceptor(this))
          .build();
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
      if (call.request() instanceof SendMessageBatchRequest) {
        work();
      }
    }

    private void work() {
      AwsClients aws = installation.surroundings().aws();
      try (SqsClient sqs = aws.sqs().get();
          S3Client s3 = aws.s3().get();
          CloudWatchClient cloudWatch = aws.cloudWatch().get();
          Pipeline workers =
              new Pipeline(installation.variables(), new PipelineClients(sqs, s3, cloudWatch));
          SqsEventSource source = workers.eventSource(EventSourceSettings.DEFAULTS)) {
        source.drain(Duration.ofMinutes(1));
      }
    }
  }
}
