package moc.cleanup.operator.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.RefusedCalls;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.testbed.fault.ProcessBoundary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveTasksTest {

  private static final int SLOWLY = 1;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_MOMENT = Duration.ofMillis(200);

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

  @Test
  void whatSqsCannotListAtOnceIsAskedForAgain() {
    send(25);

    try (ProcessBoundary aws = refusing(2, 3)) {
      MoveTasks.Start start = tasks(aws, A_MINUTE).start(null);

      assertThat(start.anew()).isTrue();
      assertThat(redrive().await(start.task(), _ -> {}).moved()).isEqualTo(25);
    }
  }

  @Test
  void aTaskThatSqsDoesNotListHasBegunAllTheSame() {
    send(25);

    try (ProcessBoundary aws = refusing(2, 1000)) {
      assertThatThrownBy(() -> tasks(aws, A_MOMENT).start(SLOWLY))
          .isInstanceOf(NotListedException.class)
          .hasMessageStartingWith("SQS has started the redrive and does not list it: SQS refuses");
    }

    assertThat(tasks.latest().orElseThrow().underWay()).isTrue();
  }

  @Test
  void whatSqsCancelsIsBeingCancelledWhateverItSaysOfItThen() {
    send(25);
    tasks.start(SLOWLY);

    try (ProcessBoundary aws = refusing(2, 1000)) {
      assertThat(tasks(aws, A_MOMENT).cancel().orElseThrow().status())
          .isEqualTo(MoveTask.Status.CANCELLING);
    }

    assertThat(tasks.latest().filter(MoveTask::underWay)).isEmpty();
  }

  /// Refuses to list tasks, from one of these calls to another.
  private ProcessBoundary refusing(int first, int last) {
    return RefusedCalls.to(installation.sandbox(), "ListMessageMoveTasks", first, last);
  }

  private MoveTasks tasks(ProcessBoundary aws, Duration listedWithin) {
    return new MoveTasks(aws.sqs(), queue.arn(), queue.cleanupQueueArn(), listedWithin);
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
