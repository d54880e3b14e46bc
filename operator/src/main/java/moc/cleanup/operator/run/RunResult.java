package moc.cleanup.operator.run;

import java.time.Duration;
import java.util.List;
import moc.cleanup.ledger.FailedMoc;
import moc.cleanup.ledger.RunAccount;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import org.jspecify.annotations.Nullable;

/// How a run ended, by the ledger's account.
///
/// @param interrupted whether Ctrl-C ended the run before all was handled
/// @param pollingFailure why the workers could take no more messages; null when they could
/// @param leftOver due MOCs that this run did not take
/// @param refused messages that the queue did not take
/// @param guard why the guard stopped the run; null when it did not
/// @param settled MOCs whose rows had gone before and whose objects were asked of S3 again
/// @param skipped MOCs that were restored, deleted anew, held, or gone already
/// @param unhandled messages that nobody has handled yet
record RunResult(
    String correlationId,
    boolean inOrder,
    boolean interrupted,
    @Nullable String pollingFailure,
    int enqueued,
    long leftOver,
    int refused,
    @Nullable String guard,
    long deleted,
    long settled,
    long skipped,
    long failed,
    long unhandled,
    long objectsDeleted,
    long objectsOwed,
    long imagesDeleted,
    long bricksReturned,
    long durationMs,
    List<RunFailure> failures) {

  private static final int MOST_FAILURES_TOLD = 10;
  private static final double MILLIS_PER_SECOND = 1000.0;

  RunResult {
    failures = List.copyOf(failures);
  }

  static RunResult of(
      RunSummary summary,
      RunAccount account,
      List<FailedMoc> failures,
      boolean interrupted,
      @Nullable String pollingFailure,
      Duration duration) {
    boolean inOrder =
        summary.guard() == null
            && pollingFailure == null
            && summary.refused() == 0
            && account.failed() == 0
            && account.untouched() == 0
            && account.objectsOwed() == 0;
    return new RunResult(
        summary.correlationId(),
        inOrder,
        interrupted && account.untouched() > 0,
        pollingFailure,
        summary.enqueued(),
        summary.leftOver(),
        summary.refused(),
        summary.guard(),
        account.deleted(),
        account.settled(),
        account.skipped(),
        account.failed(),
        account.untouched(),
        account.objectsDeleted(),
        account.objectsOwed(),
        account.imagesDeleted(),
        account.bricksReturned(),
        duration.toMillis(),
        failures.stream().map(RunFailure::of).toList());
  }

  void tell(Narrator narrator, WorkQueue queue) {
    if (guard != null) {
      narrator.marked(
          narrator.mark(false),
          "The guard stopped this run, and nothing was enqueued: %s. Check the retention and what"
                  .formatted(guard)
              + " marked so many MOCs deleted; if all is as it should be, run again with --force.");
      return;
    }
    tell(narrator, "MOCs deleted", deleted, "");
    tell(narrator, "MOCs skipped", skipped, "restored, deleted anew, held, or gone already");
    tell(narrator, "MOCs left over", leftOver, leftOver == 0 ? "" : "for the next run");
    tell(narrator, "Gallery images deleted", imagesDeleted, "nobody else used them");
    tell(narrator, "Bricks returned", bricksReturned, "");
    tell(narrator, "Objects deleted", objectsDeleted, "");
    tellUnlessZero(narrator, "Former debts asked again", settled, "");
    tellUnlessZero(narrator, "Objects still owed", objectsOwed, "the ledger brings them back");
    tellUnlessZero(narrator, "Messages refused", refused, "by the queue; due again");
    tellUnlessZero(narrator, "Messages not handled", unhandled, "");
    tellUnlessZero(narrator, "MOCs failed", failed, "");
    failures.stream().limit(MOST_FAILURES_TOLD).forEach(failure -> failure.tell(narrator));
    if (failed > 0) {
      queue.fateOfFailed().forEach(narrator::say);
    }
    if (unhandled > 0) {
      queue.fateOfUnhandled().forEach(narrator::say);
    }
    narrator.say(narrator.mark(inOrder) + " " + ending().formatted(durationMs / MILLIS_PER_SECOND));
  }

  private String ending() {
    if (interrupted) {
      return "Interrupted after %.1f s; what workers had begun is finished";
    }
    if (pollingFailure != null) {
      return "Stopped after %.1f s: the workers could take no more messages";
    }
    return inOrder ? "Done in %.1f s" : "Done in %.1f s, but not all is in order";
  }

  private static void tellUnlessZero(Narrator narrator, String what, long number, String remark) {
    if (number != 0) {
      tell(narrator, what, number, remark);
    }
  }

  private static void tell(Narrator narrator, String what, long number, String remark) {
    String shown = number == 0 || remark.isEmpty() ? "" : "  " + narrator.faint(remark);
    narrator.say("  %-26s %,9d%s".formatted(what, number, shown));
  }
}
