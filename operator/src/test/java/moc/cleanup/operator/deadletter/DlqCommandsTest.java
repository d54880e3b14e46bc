package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.RefusedCalls;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.testbed.fault.ProcessBoundary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DlqCommandsTest {

  private static final String HOSTILE = "\u009b2J\u202e";

  private Installation installation;
  private DeadMail mail;
  private DeadLetterQueue queue;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
    mail = new DeadMail(installation);
    queue = DeadLetterQueue.of(installation.sandbox().sqs(), installation.sandbox().queueUrl());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anEmptyQueueIsSaidToBeEmpty() {
    Invocation list = invoke("dlq", "list");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out()).isEqualTo("The dead-letter queue is empty.\n");
    assertThat(invoke("dlq", "list", "--json").json().path("messages").isEmpty()).isTrue();
  }

  @Test
  void reasonsComeFirstAndThenTheMessages() {
    MocId first = mail.failed("ada", 7, DeadMail.REFERRED_TO);
    mail.failed("björn", 3, DeadMail.REFERRED_TO);
    mail.sendBody("rubbish");

    Invocation list = invoke("dlq", "list");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out())
        .contains("3, by SQS's approximate count", "2 messages: A row of \"orders\" refers to it")
        .contains("1 message: The message cannot be read", "it begins: rubbish")
        .contains("MOC " + first, "owner ada · 7 attempts · sent 20");
    assertThat(list.out().indexOf("2 messages")).isLessThan(list.out().indexOf("MOC " + first));
  }

  @Test
  void machinesGetTheSame() {
    MocId moc = mail.failed("ada", 7, DeadMail.REFERRED_TO);

    JsonNode list = invoke("dlq", "list", "--json").json();

    assertThat(list.path("approximateCount").intValue()).isEqualTo(1);
    assertThat(list.path("complete").booleanValue()).isTrue();
    assertThat(list.at("/reasons/0/messages").intValue()).isEqualTo(1);
    assertThat(list.at("/reasons/0/standing").booleanValue()).isTrue();
    assertThat(list.at("/messages/0/mocId").stringValue()).isEqualTo(moc.toString());
    assertThat(list.at("/messages/0/run").stringValue()).isEqualTo("a run");
    assertThat(list.at("/messages/0/lastError").stringValue()).startsWith("SQLSTATE 23503");
    assertThat(list.at("/messages/0/sentAt").stringValue()).endsWith("Z");
  }

  @Test
  void aLimitThatLeavesSomeOutSaysSo() {
    mail.send(3);

    assertThat(invoke("dlq", "list", "--limit", "2").out())
        .contains("3, by SQS's approximate count", "2 of them; see more by dlq list --limit");
  }

  @Test
  void whateverBodiesAndErrorsSayTheTextFitsATerminalAndCommandsNone() {
    mail.sendBody(HOSTILE + "x".repeat(3000));
    mail.failed("ada" + HOSTILE, 3, "SQLSTATE XX000: " + "\u001b[2J\u0007" + "y".repeat(500));
    MocId moc = mail.failed("cleo", 3, HOSTILE);

    assertPlain(invoke("dlq", "list"));
    assertPlain(invoke("dlq", "show", moc.toString()));
    assertPlain(invoke("dlq", "redrive", "--yes"));
  }

  @Test
  void oneIsShownByItsMocOrByItsMessage() {
    MocId moc = mail.failed("ada", 7, DeadMail.REFERRED_TO);
    mail.send(12);

    Invocation byMoc = invoke("dlq", "show", moc.toString());
    JsonNode json = invoke("dlq", "show", moc.toString(), "--json").json();
    Invocation byMessage = invoke("dlq", "show", json.at("/messages/0/messageId").stringValue());

    assertThat(byMoc.exitCode()).isZero();
    assertThat(byMoc.out())
        .contains(moc.toString(), "SQLSTATE 23503", "A row of \"orders\" refers to it")
        .contains(
            "7 attempts over its whole life", "Remove that row", "moc-cleanup history " + moc);
    assertThat(json.path("messages")).hasSize(1);
    assertThat(byMessage.out()).contains("MOC                  " + moc);
  }

  @Test
  void aMocOfTheLedgerWithoutADeadLetterIsNotFoundAmongThem() {
    MocId moc = mail.failed("ada", 7, DeadMail.REFERRED_TO);
    invoke("dlq", "redrive", "--yes");

    Invocation show = invoke("dlq", "show", moc.toString());

    assertThat(show.exitCode()).isEqualTo(1);
    assertThat(show.out())
        .contains("No dead letter about MOC " + moc, "moc-cleanup history " + moc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000001"})
  void whatNobodyKnowsIsRefused(String id) {
    assertRefused(invoke("dlq", "show", id), "the id \"" + id + "\"");
  }

  @Test
  void aRedriveMovesEverythingBackAndRemindsOfWhatIsToBeRepaired() {
    mail.failed("ada", 3, DeadMail.REFERRED_TO);
    mail.send(11);

    Invocation redrive = invoke("dlq", "redrive", "--yes");

    assertThat(redrive.exitCode()).as(redrive.err()).isZero();
    assertThat(redrive.out())
        .contains("✓ 12 messages moved back to the cleanup queue.")
        .contains("What has not been repaired fails again", "    A row of \"orders\" refers to it");
    assertThat(redrive.err()).isEmpty();
    assertThat(queue.depth().messages()).isZero();
  }

  @Test
  void listingLeavesEveryMessageToARedriveThatFollows() {
    mail.send(25);
    invoke("dlq", "list");

    JsonNode redriven = invoke("dlq", "redrive", "--yes", "--json").json();

    assertThat(redriven.path("outcome").stringValue()).isEqualTo("MOVED");
    assertThat(redriven.path("startedAnew").booleanValue()).isTrue();
    assertThat(redriven.at("/task/moved").intValue()).isEqualTo(25);
    assertThat(redriven.at("/reasons/0/messages").intValue()).isEqualTo(25);
  }

  @Test
  void withNothingToMoveARedriveSaysSo() {
    Invocation redrive = invoke("dlq", "redrive");

    assertThat(redrive.exitCode()).isZero();
    assertThat(redrive.out())
        .isEqualTo("The dead-letter queue is empty; nothing is to be moved.\n");
    assertThat(invoke("dlq", "redrive", "--json").json().path("outcome").stringValue())
        .isEqualTo("EMPTY");
  }

  @Test
  void pressedTwiceTheSecondShowsTheFirst() {
    mail.send(60);

    Invocation first = invoke("dlq", "redrive", "--yes", "--rate", "1", "--no-wait");
    Invocation second = invoke("dlq", "redrive", "--no-wait");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).contains("SQS goes on by itself", "moc-cleanup dlq cancel");
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).contains("A redrive is under way already", "No other is started.");
    assertThat(
            invoke("dlq", "redrive", "--no-wait", "--json").json().path("startedAnew").asBoolean())
        .isFalse();
  }

  @Test
  void aRedriveUnderWayCanBeCancelledTwice() {
    mail.send(60);
    invoke("dlq", "redrive", "--yes", "--rate", "1", "--no-wait");

    Invocation cancel = invoke("dlq", "cancel");
    Invocation again = invoke("dlq", "cancel");

    assertThat(cancel.exitCode()).as(cancel.err()).isZero();
    assertThat(cancel.out())
        .contains("Cancelled, with ", "the rest stays in the dead-letter queue");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("No redrive is under way");
    assertThat(queue.depth().messages()).isPositive();
    assertThat(invoke("dlq", "cancel", "--json").json().path("wasUnderWay").asBoolean()).isFalse();
  }

  @Test
  void aRedriveThatSqsDoesNotListAtOnceIsFollowedToItsEnd() {
    mail.send(12);

    Invocation redrive = refusingToList(3, 4, "redrive", "--yes");

    assertThat(redrive.exitCode()).as(redrive.err()).isZero();
    assertThat(redrive.out()).contains("✓ 12 messages moved back to the cleanup queue.");
  }

  @Test
  void aRedriveThatSqsNeverListsIsNotSaidToHaveMovedNothing() {
    mail.send(12);

    Invocation redrive = refusingToList(3, 1000, "redrive", "--yes", "--rate", "1");

    assertThat(redrive.exitCode()).isEqualTo(1);
    assertThat(redrive.err())
        .startsWith("moc-cleanup: SQS has started the redrive and does not list it: ")
        .hasLineCount(1);
  }

  @Test
  void whereSqsDoesNotSayWhatBecameOfACancellationItIsNotSaidToHaveChangedNothing() {
    mail.send(60);
    invoke("dlq", "redrive", "--yes", "--rate", "1", "--no-wait");

    Invocation cancel = refusingToList(2, 1000, "cancel");

    assertThat(cancel.exitCode()).as(cancel.err()).isEqualTo(1);
    assertThat(cancel.err()).startsWith("moc-cleanup: SQS was told to cancel it").hasLineCount(1);
  }

  private Invocation refusingToList(int first, int last, String command, String... options) {
    String[] arguments =
        Stream.concat(Stream.of("dlq", command), Stream.of(options)).toArray(String[]::new);
    try (ProcessBoundary aws =
        RefusedCalls.to(installation.sandbox(), "ListMessageMoveTasks", first, last)) {
      return Invocation.of(installation.surroundings(aws.sqs()), arguments);
    }
  }

  @Test
  void ctrlCEndsTheWaitingAndNotTheRedrive() {
    mail.send(60);
    Interruption interruption = new Interruption();
    interruption.request();

    Invocation redrive =
        Invocation.of(
            installation.surroundings(), interruption, "dlq", "redrive", "--yes", "--rate", "1");

    assertThat(redrive.exitCode()).isEqualTo(130);
    assertThat(redrive.out()).contains("SQS goes on by itself", "moc-cleanup dlq cancel");
    assertThat(queue.moveTasks().latest().orElseThrow().underWay()).isTrue();
  }

  @Test
  void whereNobodyCanBeAskedItTakesAYes() {
    mail.send(1);

    assertRefused(invoke("dlq", "redrive"), "add --yes");
    assertThat(queue.depth().messages()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "", "maybe"})
  void whatIsNotAYesMovesNothing(String answer) {
    mail.send(1);

    Invocation redrive = Invocation.answered(answer, installation.surroundings(), "dlq", "redrive");

    assertThat(redrive.exitCode()).isEqualTo(1);
    assertThat(redrive.out()).contains("By reason", "Nothing was moved.");
    assertThat(redrive.err()).contains("Move them back to the cleanup queue? [y/N]");
    assertThat(queue.depth().messages()).isEqualTo(1);
  }

  @Test
  void aYesMovesThem() {
    mail.send(1);

    Invocation redrive = Invocation.answered("Yes", installation.surroundings(), "dlq", "redrive");

    assertThat(redrive.exitCode()).isZero();
    assertThat(queue.depth().messages()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1"})
  void aRateThatSqsDoesNotTakeIsRefused(String rate) {
    assertRefused(
        invoke("dlq", "redrive", "--rate", rate), "--rate is " + rate + "; it takes 1 to 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001"})
  void aSenselessLimitIsRefused(String limit) {
    assertRefused(invoke("dlq", "list", "--limit", limit), "--limit is " + limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show " + "x", "redrive", "cancel"})
  void withoutAQueueNoneOfThemCanDoAnything(String command) throws SQLException {
    String[] arguments = ("dlq " + command).split(" ");
    Installation elsewhere =
        installation.with("CLEANUP_QUEUE_URL", installation.sandbox().deadLetterQueueUrl());

    assertRefused(
        installation.with("CLEANUP_QUEUE_URL", "").invoke(arguments),
        "CLEANUP_QUEUE_URL is not set");
    assertRefused(elsewhere.invoke(arguments), "no redrive policy");
  }

  @Test
  void aMessageThatIsInSomebodysHandsIsNoneThatCanBeMoved() {
    mail.send(1);
    queue.sqs().receiveMessage(receive -> receive.queueUrl(queue.url()).visibilityTimeout(600));

    Invocation redrive = invoke("dlq", "redrive", "--yes");

    assertThat(redrive.exitCode()).isEqualTo(1);
    assertThat(redrive.out()).contains("in somebody's hands");
    assertThat(invoke("dlq", "list").out()).contains("1, which nobody else can read or move");
  }

  private static void assertPlain(Invocation invocation) {
    assertThat(invocation.exitCode()).as(invocation.err()).isZero();
    assertThat(invocation.out()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    assertThat(invocation.out().lines())
        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThan(81));
  }

  private static void assertRefused(Invocation invocation, String... said) {
    assertThat(invocation.exitCode()).as(invocation.out()).isEqualTo(2);
    assertThat(invocation.out()).isEmpty();
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).contains(said);
  }

  private Invocation invoke(String... arguments) {
    return installation.invoke(arguments);
  }
}
