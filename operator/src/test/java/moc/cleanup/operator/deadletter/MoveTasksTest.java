package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Interruption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveTasksTest {

  private static final int SLOWLY = 1;

  private Installation installation;
  private DeadLetterQueue queue;
  private MoveTasks tasks;

  @BeforeEach
  void install() {
    installation = Installation.empty();
    queue = DeadLetterQueue.of(installation.sandbox().sqs(), installation.sandbox().queueUrl());
    tasks = queue.moveTasks();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void whereNothingWasEverMovedThereIsNoTask() {
    assertThat(tasks.latest()).isEmpty();
    assertThat(tasks.cancel()).isEmpty();
  }

  @Test
  void aTaskMovesEverythingBack() {
    send(25);
    List<MoveTask> seen = new ArrayList<>();

    MoveTasks.Start start = tasks.start(null);
    MoveTask ended = redrive().await(start.task(), seen::add);

    assertThat(start.anew()).isTrue();
    assertThat(ended.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(ended.moved()).isEqualTo(25);
    assertThat(seen).isNotEmpty().last().isEqualTo(ended);
    assertThat(queue.depth().messages()).isZero();
  }

  @Test
  void startedTwiceTheSecondAnswersWithTheFirst() {
    send(25);

    MoveTasks.Start first = tasks.start(SLOWLY);
    MoveTasks.Start second = tasks.start(SLOWLY);

    assertThat(first.anew()).isTrue();
    assertThat(second.anew()).isFalse();
    assertThat(second.task().startedAt()).isEqualTo(first.task().startedAt());
    assertThat(second.task().perSecond()).isEqualTo(SLOWLY);
  }

  @Test
  void aCancelledTaskLeavesTheRestWhereItIs() {
    send(25);
    MoveTasks.Start start = tasks.start(SLOWLY);

    MoveTask cancelled = tasks.cancel().orElseThrow();
    MoveTask ended = redrive().await(cancelled, _ -> {});

    assertThat(cancelled.startedAt()).isEqualTo(start.task().startedAt());
    assertThat(ended.status()).isEqualTo(MoveTask.Status.CANCELLED);
    assertThat(queue.depth().messages()).isPositive();
    assertThat(tasks.cancel()).isEmpty();
  }

  @Test
  void afterACancelledTaskAnotherCanBeStarted() {
    send(25);
    tasks.start(SLOWLY);
    redrive().await(tasks.cancel().orElseThrow(), _ -> {});

    MoveTasks.Start next = tasks.start(null);
    MoveTask ended = redrive().await(next.task(), _ -> {});

    assertThat(next.anew()).isTrue();
    assertThat(ended.status()).isEqualTo(MoveTask.Status.COMPLETED);
    assertThat(queue.depth().messages()).isZero();
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndTheTaskGoesOn() {
    send(25);
    Interruption interruption = new Interruption();
    interruption.request();

    MoveTask left = new Redrive(tasks, interruption).await(tasks.start(SLOWLY).task(), _ -> {});

    assertThat(left.underWay()).isTrue();
    assertThat(tasks.latest().orElseThrow().underWay()).isTrue();
  }

  @Test
  void whatSqsRefusesIsSaidInOneLine() {
    MoveTasks wrong = new MoveTasks(queue.sqs(), queue.arn() + "-gone", queue.cleanupQueueArn());

    assertThatThrownBy(() -> wrong.start(null))
        .isInstanceOf(UnusableException.class)
        .hasMessageStartingWith("SQS refuses to ");
  }

  private Redrive redrive() {
    return new Redrive(tasks, new Interruption());
  }

  private void send(int messages) {
    for (int i = 0; i < messages; i++) {
      queue.sqs().sendMessage(send -> send.queueUrl(queue.url()).messageBody("{}"));
    }
  }
}
