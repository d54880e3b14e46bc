package moc.cleanup.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StatusCommandTest {

  private Installation installation;
  private Platform platform;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
    platform = installation.platform();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anInstallationWithNothingToDoSaysSo() {
    Invocation status = installation.invoke("status");

    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.out())
        .contains("0 waiting, 0 in flight", "0 MOCs expired and not enqueued")
        .contains("Last runs, by the ledger\n  none", "Holds in force\n  none");
    assertThat(status.err()).isEmpty();
  }

  @Test
  void backlogQueuesAndHoldsAreCounted() {
    platform.moc("ada").deletedDaysAgo(40).create();
    platform.moc("ada").deletedDaysAgo(32).create();
    platform.moc("björn").deletedDaysAgo(50).create();
    send(installation.sandbox().queueUrl(), 3);
    send(installation.sandbox().deadLetterQueueUrl(), 2);
    hold("owner", "björn");

    JsonNode status = installation.invoke("status", "--json").json();

    assertThat(status.at("/queue/waiting").intValue()).isEqualTo(3);
    assertThat(status.at("/queue/inFlight").intValue()).isZero();
    assertThat(status.at("/queue/deadLetters").intValue()).isEqualTo(2);
    assertThat(status.at("/backlog/expired").intValue()).isEqualTo(2);
    assertThat(status.at("/backlog/oldestExpiredHours").doubleValue()).isBetween(239.0, 241.0);
    assertThat(status.at("/backlog/held").intValue()).isEqualTo(1);
    assertThat(status.at("/holds/0/subject").stringValue()).isEqualTo("björn");
    assertThat(status.at("/holds/0/placedBy").stringValue()).isEqualTo("ada");
    assertThat(installation.invoke("status").out())
        .contains("3 waiting", "2; see: moc-cleanup dlq list", "2 MOCs expired")
        .contains("10 d 0 h past its retention", "1 MOC that would go")
        .contains("owner björn · since", "by ada: dispute 17");
  }

  @Test
  void theLastRunsComeFirstWithTheirCounts() {
    platform.moc("ada").deletedDaysAgo(40).file("a").partsListWithBricks(2).create();
    installation.invoke("run");
    platform.moc("ada").deletedDaysAgo(40).file("b").file("c").partsListWithBricks(3).create();
    String last = installation.invoke("run", "--json").json().path("correlationId").stringValue();

    JsonNode runs = installation.invoke("status", "--json").json().path("runs");

    assertThat(runs).hasSize(2);
    assertThat(runs.at("/0/run").stringValue()).isEqualTo(last);
    assertThat(runs.at("/0/mocs").intValue()).isEqualTo(1);
    assertThat(runs.at("/0/deleted").intValue()).isEqualTo(1);
    assertThat(runs.at("/0/objectsDeleted").intValue()).isEqualTo(2);
    assertThat(runs.at("/0/bricksReturned").intValue()).isEqualTo(3);
    assertThat(runs.at("/0/durationMs").longValue()).isPositive();
    assertThat(runs.at("/1/objectsDeleted").intValue()).isEqualTo(1);
    assertThat(installation.invoke("status", "--runs", "1").out())
        .contains("run " + last)
        .containsOnlyOnce("    run ");
  }

  @Test
  void everythingHeldIsSaidFirst() {
    hold("all", "");

    assertThat(installation.invoke("status").out())
        .contains("! Paused: everything is held", "everything · since");
  }

  @Test
  void withoutAQueueTheRestIsSaidAllTheSame() throws SQLException {
    try (Installation withoutQueue = Installation.migrated()) {
      Invocation status = withoutQueue.invoke("status");

      assertThat(status.exitCode()).isZero();
      assertThat(status.out()).contains("not asked: CLEANUP_QUEUE_URL is not set");
      assertThat(withoutQueue.invoke("status", "--json").json().path("queue").isNull()).isTrue();
    }
  }

  @Test
  void aQueueWithoutDeadLetterQueueIsNamed() {
    Installation other =
        installation.with("CLEANUP_QUEUE_URL", installation.sandbox().deadLetterQueueUrl());

    assertThat(other.invoke("status").out()).contains("the queue has no dead-letter queue");
  }

  @Test
  void whateverAHoldSaysTheTextFitsATerminal() {
    hold("owner", "x".repeat(300) + "\u001b[2J");
    platform.moc("ada").deletedDaysAgo(4000).create();
    installation.invoke("run");

    assertThat(installation.invoke("status").out())
        .doesNotContain("\u001b")
        .satisfies(text ->
            assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1001"})
  void aSenselessNumberOfRunsIsRefused(String runs) {
    Invocation status = installation.invoke("status", "--runs", runs);

    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains("--runs is " + runs + "; it takes 0 to 1000");
  }

  @Test
  void aQueueThatIsNotThereIsNamed() {
    String url = installation.sandbox().sqsEndpoint() + "/000000000000/no-such-queue";

    Invocation status = installation.with("CLEANUP_QUEUE_URL", url).invoke("status");

    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains(url, "no such queue");
    assertThat(status.out()).isEmpty();
  }

  private void send(String queueUrl, int messages) {
    for (int i = 0; i < messages; i++) {
      installation
          .sandbox()
          .sqs()
          .sendMessage(send -> send.queueUrl(queueUrl).messageBody("{\"mocId\": \"none\"}"));
    }
  }

  private void hold(String scope, String subject) {
    installation.execute(
        "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by) VALUES (?, ?, ?, ?)",
        scope,
        subject,
        "dispute 17",
        "ada");
  }
}
