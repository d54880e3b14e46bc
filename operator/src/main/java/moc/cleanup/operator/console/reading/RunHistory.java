package moc.cleanup.operator.console.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import moc.cleanup.operator.status.RunStatus;
import moc.cleanup.operator.status.Status;
import moc.cleanup.operator.status.StatusReader;

/// The last runs. Old ones hardly change, and summing them up takes the database a while, so they are
/// read anew only now and then, and when a run begins.
final class RunHistory {

  /// A month of nightly runs.
  private static final int MOST_RUNS = 30;

  private static final Duration LASTING = Duration.ofSeconds(15);

  private final StatusReader status;
  private List<RunStatus> runs = List.of();
  private long readAtNanos = System.nanoTime() - LASTING.toNanos();

  RunHistory(StatusReader status) {
    this.status = status;
  }

  /// All of them, with the newest one as it stands now.
  List<RunStatus> with(Status now) {
    List<RunStatus> newest = now.runs();
    if (isOutOfDate(newest)) {
      runs = status.read(MOST_RUNS, now.backlog()).runs();
      readAtNanos = System.nanoTime();
    }
    List<RunStatus> all = new ArrayList<>(newest);
    runs.stream().filter(run -> newest.stream().noneMatch(isSame(run))).forEach(all::add);
    return all;
  }

  private static Predicate<RunStatus> isSame(RunStatus run) {
    return other -> other.run().equals(run.run());
  }

  private boolean isOutOfDate(List<RunStatus> newest) {
    return System.nanoTime() - readAtNanos > LASTING.toNanos()
        || newest.stream().anyMatch(run -> runs.stream().noneMatch(isSame(run)));
  }
}
