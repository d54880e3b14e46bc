package moc.cleanup.operator.status;

import java.time.Instant;
import java.util.List;
import moc.cleanup.operator.hold.HoldInForce;
import org.jspecify.annotations.Nullable;

/// How things stand at one moment.
///
/// @param at by the database's clock
/// @param queue null when there is no queue to ask
/// @param backlog what is still to be done
/// @param runs the last ones, the newest first
/// @param holds those in force, the oldest first
public record Status(
    Instant at,
    @Nullable QueueStatus queue,
    BacklogStatus backlog,
    List<RunStatus> runs,
    List<HoldInForce> holds) {

  /// Copies the lists.
  public Status {
    runs = List.copyOf(runs);
    holds = List.copyOf(holds);
  }

  /// Whether everything is held.
  public boolean paused() {
    return holds.stream().anyMatch(hold -> hold.scope().equals("all"));
  }
}
