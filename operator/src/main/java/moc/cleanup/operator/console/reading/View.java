package moc.cleanup.operator.console.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import moc.cleanup.operator.deadletter.DeadLetters;
import moc.cleanup.operator.deadletter.MoveTask;
import moc.cleanup.operator.hold.HoldInForce;
import moc.cleanup.operator.status.QueueStatus;
import moc.cleanup.operator.status.RunStatus;
import moc.cleanup.operator.status.Status;

/// How everything stood at one moment.
///
/// @param readAt when it was read, by this machine's clock
/// @param ledger the database's part, with the last run alone
/// @param queue without a value when there is none to ask
/// @param letters without a value when there is no dead-letter queue
/// @param move the last task that moved dead letters back; empty when SQS remembers none
/// @param runs the last runs, the newest first
public record View(
    Instant readAt,
    Part<Status> ledger,
    Part<QueueStatus> queue,
    Part<DeadLetters> letters,
    Part<Optional<MoveTask>> move,
    List<RunStatus> runs) {

  /// Copies the list.
  public View {
    runs = List.copyOf(runs);
  }

  static View unread() {
    return new View(
        Instant.EPOCH, Part.unread(), Part.unread(), Part.unread(), Part.unread(), List.of());
  }

  View withLetters(Part<DeadLetters> newLetters) {
    return new View(readAt, ledger, queue, newLetters, move, runs);
  }

  public List<HoldInForce> holds() {
    return ledger.value() == null ? List.of() : ledger.value().holds();
  }

  public boolean paused() {
    return ledger.value() != null && ledger.value().paused();
  }

  /// The run that was begun last.
  public Optional<RunStatus> lastRun() {
    return runs.stream().findFirst();
  }

  /// Whether its MOCs are being worked on: some are not through, and the queue is not empty.
  public boolean runUnderWay() {
    QueueStatus messages = queue.value();
    return lastRun()
        .map(run ->
            messages == null
                ? run.untouched() > 0
                : run.untouched() + run.failed() > 0
                    && messages.waiting() + messages.inFlight() > 0)
        .orElse(false);
  }

  /// The task that moves dead letters back, if one is under way.
  public boolean moveUnderWay() {
    return move.value() != null && move.value().map(MoveTask::underWay).orElse(false);
  }
}
