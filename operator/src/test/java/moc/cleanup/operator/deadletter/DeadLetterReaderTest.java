package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Interruption;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterReaderTest {

  private static final String REFERRED_TO =
      "SQLSTATE 23503: ERROR: update or delete on table \"moc_instructions\" violates foreign key"
          + " constraint on table \"orders\"";

  private Installation installation;
  private DeadLetterQueue queue;
  private DeadLetterReader reader;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated();
    queue = DeadLetterQueue.of(installation.sandbox().sqs(), installation.sandbox().queueUrl());
    reader =
        new DeadLetterReader(
            queue,
            Jdbi.create(installation.sandbox().dataSource()).registerArrayType(UUID.class, "uuid"));
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void everyMessageOfALongQueueIsReadOnce() {
    send(57);

    DeadLetters letters = reader.read(1000);

    assertThat(letters.messages()).hasSize(57);
    assertThat(letters.messages()).extracting(DeadLetter::messageId).doesNotHaveDuplicates();
    assertThat(letters.approximateCount()).isEqualTo(57);
    assertThat(letters.complete()).isTrue();
  }

  @Test
  void noMoreAreReadThanWereAskedFor() {
    send(30);

    DeadLetters letters = reader.read(5);

    assertThat(letters.messages()).hasSize(5);
    assertThat(letters.approximateCount()).isEqualTo(30);
    assertThat(letters.complete()).isFalse();
  }

  @Test
  void aRedriveThatStartsJustThenFindsEveryMessage() {
    send(30);

    reader.read(1000);
    assertThat(queue.depth().inFlight()).isZero();
    MoveTasks tasks = queue.moveTasks();
    MoveTask ended =
        new Redrive(tasks, new Interruption()).await(tasks.start(null).task(), _ -> {});

    assertThat(ended.moved()).isEqualTo(30);
    assertThat(queue.depth().messages()).isZero();
  }

  @Test
  void whatTheLedgerKnowsStandsBesideTheMessage() {
    MocId failed = send("ada", 7, REFERRED_TO, null);
    MocId madeGood = send("björn", 4, REFERRED_TO, "now()");
    MocId unheardOf = send();

    DeadLetters letters = reader.read(1000);

    assertThat(about(letters, failed))
        .satisfies(letter -> {
          assertThat(letter.ownerId()).isEqualTo("ada");
          assertThat(letter.attempts()).isEqualTo(7);
          assertThat(letter.lastError()).isEqualTo(REFERRED_TO);
          assertThat(letter.reason()).contains("A row of \"orders\" refers to it");
          assertThat(letter.run()).isEqualTo("a run");
          assertThat(letter.standing()).isTrue();
        });
    assertThat(about(letters, madeGood).standing()).isFalse();
    assertThat(about(letters, unheardOf).reason()).contains("No failure of it is in the ledger");
    assertThat(letters.standing()).isTrue();
    assertThat(reader.about(failed.toString(), _ -> {})).hasSize(1);
    assertThat(reader.about(about(letters, unheardOf).messageId(), _ -> {})).hasSize(1);
    assertThat(reader.about(UUID.randomUUID().toString(), _ -> {})).isEmpty();
  }

  @Test
  void anUnreadableBodyIsADeadLetterTooAndIsShortened() {
    sendBody("x".repeat(2000));

    DeadLetter letter = reader.read(1000).messages().getFirst();

    assertThat(letter.mocId()).isNull();
    assertThat(letter.unreadableBody()).startsWith("xxx").endsWith("…").hasSize(501);
    assertThat(letter.reason()).contains("cannot be read");
  }

  @Test
  void theMostFrequentReasonComesFirst() {
    send("ada", 3, REFERRED_TO, null);
    send(2);
    sendBody("rubbish");

    assertThat(reader.read(1000).reasons())
        .extracting(DeadLetters.Reason::messages)
        .containsExactly(2, 1, 1);
  }

  @Test
  void aQueueWithoutDeadLettersOfItsOwnIsRefused() {
    assertThatThrownBy(() ->
            DeadLetterQueue.of(
                installation.sandbox().sqs(), installation.sandbox().deadLetterQueueUrl()))
        .isInstanceOf(UnusableException.class)
        .hasMessageContaining("no redrive policy");
  }

  private static DeadLetter about(DeadLetters letters, MocId moc) {
    return letters.messages().stream()
        .filter(letter -> moc.toString().equals(letter.mocId()))
        .findFirst()
        .orElseThrow();
  }

  private void send(int messages) {
    IntStream.range(0, messages).forEach(_ -> send());
  }

  private MocId send() {
    MocId moc = new MocId(UUID.randomUUID());
    sendBody(new CleanupMessage(moc, "a run").toJson());
    return moc;
  }

  private MocId send(
      String owner, int attempts, String error, @Nullable String acknowledgedAt) {
    MocId moc = send();
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, correlation_id, queued_at, attempts,
          last_attempt_at, last_error, acknowledged_at)
        VALUES (?, ?, 'a run', now() - interval '1 hour', ?, now() - interval '50 minutes', ?,
          CAST(? AS timestamptz))
        """,
        moc.value(),
        owner,
        attempts,
        error,
        acknowledgedAt);
    return moc;
  }

  private void sendBody(String body) {
    installation
        .sandbox()
        .sqs()
        .sendMessage(
            send -> send.queueUrl(installation.sandbox().deadLetterQueueUrl()).messageBody(body));
  }
}
