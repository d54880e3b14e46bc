package moc.cleanup.operator.console.action;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.Optional;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.hold.PlacedHold;
import moc.cleanup.operator.console.notice.Notices;
import moc.cleanup.operator.console.reading.Part;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import moc.cleanup.operator.deadletter.MoveTask;
import moc.cleanup.operator.deadletter.MoveTasks;
import moc.cleanup.operator.deadletter.NotListedException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Does what a person has confirmed, and says afterwards what happened. Each returns at once and goes
/// on in the background, since some of it takes minutes. Thread-safe.
public final class Actions {

  private final Holds holds;
  private final @Nullable DeadLetterQueue deadLetters;
  private final Notices notices;

  /// @param deadLetters null when there is no dead-letter queue
  public Actions(Jdbi jdbi, @Nullable DeadLetterQueue deadLetters, Notices notices) {
    this.holds = new Holds(jdbi);
    this.deadLetters = deadLetters;
    this.notices = notices;
  }

  /// Holds everything.
  public void pause(String reason, String by) {
    inBackground(
        "Pausing",
        () ->
            tellPaused(
                holds.place(
                    new HoldTarget.All(),
                    reason,
                    by,
                    hold ->
                        notices.good(
                            "Paused by %s: %s. Waiting for what workers had begun."
                                .formatted(hold.placedBy(), hold.reason())))));
  }

  private void tellPaused(PlacedHold placed) {
    notices.good(
        "The pause holds: nothing is deleted any more. %s had gone before, with %s."
            .formatted(
                count(placed.mocsGone(), "MOC", "MOCs"),
                count(placed.objectsGone(), "object", "objects")));
  }

  /// Lifts every hold on everything.
  public void resume(String by) {
    inBackground(
        "Resuming",
        () -> {
          int lifted = holds.lift(new HoldTarget.All(), by);
          notices.good(
              lifted == 0
                  ? "Nothing was paused."
                  : "Resumed by %s. What is due is taken up by the next run.".formatted(by));
        });
  }

  /// Lifts every hold on exactly this.
  public void lift(HoldTarget target, String by) {
    String held = target.scope() + " " + target.subject();
    inBackground(
        "Lifting the hold on " + held,
        () -> {
          int lifted = holds.lift(target, by);
          notices.good(
              lifted == 0
                  ? "No hold was in force on %s.".formatted(held)
                  : "%s on %s lifted by %s. What is due is taken up by the next run."
                      .formatted(count(lifted, "hold", "holds"), held, by));
        });
  }

  /// Has SQS move all dead letters back.
  ///
  /// @param perSecond null leaves the rate to SQS
  public void redrive(@Nullable Integer perSecond) {
    inBackground(
        "The redrive",
        () -> {
          try {
            MoveTasks.Start start = tasks().start(perSecond);
            notices.good(
                start.anew()
                    ? "The redrive has begun: SQS moves the dead letters back to the queue."
                    : "A redrive is under way already; it goes on.");
          } catch (NotListedException e) {
            notices.bad(e.getMessage() + ".");
          }
        });
  }

  /// Has SQS stop a redrive; what was moved stays moved.
  public void stopRedrive() {
    inBackground(
        "Stopping the redrive",
        () -> {
          Optional<MoveTask> task = tasks().cancel();
          notices.good(
              task.isEmpty()
                  ? "No redrive was under way."
                  : "The redrive is being stopped; what was moved stays moved.");
        });
  }

  private MoveTasks tasks() {
    if (deadLetters == null) {
      throw new IllegalStateException("there is no dead-letter queue");
    }
    return deadLetters.moveTasks();
  }

  private void inBackground(String what, Runnable work) {
    Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        notices.bad(what + " failed: " + Part.inWords(e));
      }
    });
  }
}
