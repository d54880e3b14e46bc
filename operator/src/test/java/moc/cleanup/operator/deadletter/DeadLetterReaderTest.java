package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Interruption;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterReaderTest {

  private Installation installation;
  private DeadLetterQueue queue;
  private DeadLetterReader reader;
  private DeadMail mail;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated();
    mail = new DeadMail(installation);
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
    mail.send(57);

    DeadLetters letters = reader.read(1000);

    assertThat(letters.messages()).hasSize(57);
    assertThat(letters.messages()).extracting(DeadLetter::messageId).doesNotHaveDuplicates();
    assertThat(letters.approximateCount()).isEqualTo(57);
    assertThat(letters.complete()).isTrue();
  }

  @Test
  void noMoreAreReadThanWereAskedFor() {
    mail.send(30);

    DeadLetters letters = reader.read(5);

    assertThat(letters.messages()).hasSize(5);
    assertThat(letters.approximateCount()).isEqualTo(30);
    assertThat(letters.complete()).isFalse();
  }

  @Test
  void aRedriveThatStartsJustThenFindsEveryMessage() {
    mail.send(30);

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
    MocId failed = mail.failed("ada", 7, DeadMail.REFERRED_TO);
    MocId madeGood = mail.failedThenMadeGood("björn", 4, DeadMail.REFERRED_TO);
    MocId unheardOf = mail.send();

    DeadLetters letters = reader.read(1000);

    assertThat(about(letters, failed))
        .satisfies(letter -> {
          assertThat(letter.ownerId()).isEqualTo("ada");
          assertThat(letter.attempts()).isEqualTo(7);
          assertThat(letter.lastError()).isEqualTo(DeadMail.REFERRED_TO);
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
    mail.sendBody("x".repeat(2000));

    DeadLetter letter = reader.read(1000).messages().getFirst();

    assertThat(letter.mocId()).isNull();
    assertThat(letter.unreadableBody()).startsWith("xxx").endsWith("…").hasSize(501);
    assertThat(letter.reason()).contains("cannot be read");
  }

  @Test
  void theMostFrequentReasonComesFirst() {
    mail.failed("ada", 3, DeadMail.REFERRED_TO);
    mail.send(2);
    mail.sendBody("rubbish");

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
}
