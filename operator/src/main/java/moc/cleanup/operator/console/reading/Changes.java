package moc.cleanup.operator.console.reading;

import static moc.cleanup.operator.terminal.InWords.count;

import java.time.Duration;
import java.util.Optional;
import moc.cleanup.operator.console.notice.Notices;
import moc.cleanup.operator.deadletter.MoveTask;
import moc.cleanup.operator.status.RunStatus;

/// Tells of what came to an end between two looks, for those who do not look all the time.
public final class Changes {

  /// Of two looks that are further apart nobody watched what came between them.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Notices notices;

  public Changes(Notices notices) {
    this.notices = notices;
  }

  public void tell(View former, View now) {
    if (Duration.between(former.readAt(), now.readAt()).compareTo(LONGEST) > 0) {
      return;
    }
    if (former.runUnderWay() && !now.runUnderWay()) {
      now.lastRun().ifPresent(this::tellEnd);
    }
    if (former.moveUnderWay() && !now.moveUnderWay()) {
      Optional.ofNullable(now.move().value()).flatMap(task -> task).ifPresent(this::tellEnd);
    }
  }

  private void tellEnd(RunStatus run) {
    String text =
        "The run has ended: %s deleted, %,d failed, %,d skipped."
            .formatted(count(run.deleted(), "MOC", "MOCs"), run.failed(), run.skipped());
    if (run.failed() == 0) {
      notices.good(text);
    } else {
      notices.bad(text);
    }
  }

  private void tellEnd(MoveTask task) {
    String moved = count(task.moved(), "message", "messages") + " moved back to the queue.";
    switch (task.status()) {
      case COMPLETED -> notices.good("The redrive is complete: " + moved);
      case CANCELLED -> notices.good("The redrive was stopped: " + moved);
      case FAILED, UNKNOWN, CREATED, RUNNING, CANCELLING ->
          notices.bad(
              "The redrive failed: %s %s"
                  .formatted(Optional.ofNullable(task.failure()).orElse(""), moved));
    }
  }
}
