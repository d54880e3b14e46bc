package moc.cleanup.operator.deadletter;

import java.time.Duration;
import java.util.function.Consumer;
import moc.cleanup.operator.terminal.Interruption;

/// A redrive that somebody waits for; SQS goes on with it if nobody does.
public record Redrive(MoveTasks tasks, Interruption interruption) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /// Starts one and waits for its end.
  ///
  /// @throws IllegalStateException when SQS did not complete it
  public void run() {
    MoveTask ended = await(tasks.start(null).task(), _ -> {});
    if (ended.status() != MoveTask.Status.COMPLETED) {
      throw new IllegalStateException(
          "the redrive is %s: %s".formatted(ended.status(), ended.failure()));
    }
  }

  /// Waits until the task has ended, or Ctrl-C is pressed, and returns it as it stands then.
  ///
  /// @param watcher is told of it now and again
  public MoveTask await(MoveTask begun, Consumer<MoveTask> watcher) {
    MoveTask task = begun;
    Duration pause = FIRST_PAUSE;
    watcher.accept(task);
    while (task.underWay() && !interruption.awaitRequest(pause)) {
      task = tasks.now(task);
      watcher.accept(task);
      pause = longer(pause);
    }
    return task;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
