package moc.cleanup.operator.run;

import static moc.cleanup.operator.terminal.InWords.count;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import moc.cleanup.ledger.FailedMoc;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import org.jdbi.v3.core.Jdbi;

/// One run from start to end, told while it goes on.
///
/// @param force whether to go on where the guard would stop the run
record CleanupRun(
    Workplace workplace, Narrator narrator, Interruption interruption, boolean force) {

  private static final Duration SCHEDULER_TIME_LIMIT = Duration.ofMinutes(15);

  /// More than a person reads through; the ledger has all.
  private static final int MOST_FAILURES = 1000;

  RunResult run() {
    long start = System.nanoTime();
    RunSummary summary = workplace.pipeline().schedule(force, SCHEDULER_TIME_LIMIT);
    narrator.say(
        0,
        "Run %s: %s due, %,d enqueued."
            .formatted(
                summary.correlationId(),
                count(summary.found(), "MOC", "MOCs"),
                summary.enqueued()));
    // Others may be on the queue, and have deleted some of these by now.
    RunAccount before = RunAccount.ofGoneBefore(jdbi(), summary.correlationId());
    Optional<String> pollingFailure = work(summary);
    return RunResult.of(
        summary,
        account(summary).since(before),
        failures(summary),
        interruption.isRequested(),
        pollingFailure.orElse(null),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Optional<String> work(RunSummary summary) {
    if (summary.enqueued() == 0) {
      return Optional.empty();
    }
    try (Progress progress = narrator.progress("Workers", summary.enqueued())) {
      return workplace
          .queue()
          .work(workplace.pipeline(), () -> account(summary), progress, interruption);
    }
  }

  private RunAccount account(RunSummary summary) {
    return RunAccount.of(jdbi(), summary.correlationId());
  }

  private List<FailedMoc> failures(RunSummary summary) {
    return FailedMoc.of(jdbi(), summary.correlationId(), MOST_FAILURES);
  }

  private Jdbi jdbi() {
    return workplace.jdbi();
  }
}
