package moc.cleanup.operator.status;

import static moc.cleanup.operator.terminal.InWords.count;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;

/// A status, told to a person.
record StatusText(Status status) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final double SECONDS_PER_HOUR = 3600;
  private static final String RUN_LINE = "  %-16s %9s %9s %8s %8s %9s  %s";

  void tell(Narrator narrator) {
    narrator.say(
        narrator.bold("moc-cleanup status") + " · " + InWords.instant(status.at()) + " (UTC)");
    narrator.blankLine();
    if (status.paused()) {
      narrator.marked(narrator.warning(), "Paused: everything is held. See the holds below.");
    }
    tellQueue(narrator);
    tellBacklog(narrator);
    narrator.blankLine();
    tellRuns(narrator);
    narrator.blankLine();
    tellHolds(narrator);
  }

  private void tellQueue(Narrator narrator) {
    QueueStatus queue = status.queue();
    if (queue == null) {
      narrator.fact("Queue", "not asked: CLEANUP_QUEUE_URL is not set");
      return;
    }
    narrator.fact(
        "Queue",
        "%,d waiting, %,d in flight, by SQS's approximate counts"
            .formatted(queue.waiting(), queue.inFlight()));
    Long deadLetters = queue.deadLetters();
    narrator.fact(
        "Dead letters",
        deadLetters == null
            ? "the queue has no dead-letter queue; moc-cleanup doctor says more"
            : "%,d%s".formatted(deadLetters, deadLetters > 0 ? "; see: moc-cleanup dlq list" : ""));
  }

  private void tellBacklog(Narrator narrator) {
    BacklogStatus backlog = status.backlog();
    narrator.fact("Backlog", count(backlog.expired(), "MOC", "MOCs") + " expired and not enqueued");
    if (backlog.oldestExpiredHours() > 0) {
      narrator.fact(
          "Oldest MOC",
          hours(backlog.oldestExpiredHours()) + " past its retention, enqueued or not");
    }
    narrator.fact(
        "Objects owed",
        "%,d%s"
            .formatted(
                backlog.owedObjects(),
                backlog.oldestOwedHours() > 0
                    ? "; the rows of the oldest went " + hours(backlog.oldestOwedHours()) + " ago"
                    : ""));
    narrator.fact("Held", count(backlog.held(), "MOC", "MOCs") + " that would go otherwise");
  }

  private void tellRuns(Narrator narrator) {
    narrator.say(narrator.bold("Last runs") + ", by the ledger");
    if (status.runs().isEmpty()) {
      narrator.say("  none");
      return;
    }
    narrator.say(
        narrator.faint(
            RUN_LINE.formatted(
                "started (UTC)", "MOCs", "deleted", "failed", "skipped", "objects", "took")));
    for (RunStatus run : status.runs()) {
      narrator.say(
          RUN_LINE.formatted(
              MINUTE.format(run.startedAt()),
              "%,d".formatted(run.mocs()),
              "%,d".formatted(run.deleted()),
              "%,d".formatted(run.failed()),
              "%,d".formatted(run.skipped()),
              "%,d".formatted(run.objectsDeleted()),
              InWords.duration(Duration.ofMillis(run.durationMs()))));
      narrator.say(4, "run " + run.run() + rest(run));
    }
  }

  private static String rest(RunStatus run) {
    String untouched =
        run.untouched() == 0 ? "" : " · %,d not tried yet".formatted(run.untouched());
    return run.objectsOwed() == 0
        ? untouched
        : untouched + " · %,d objects owed".formatted(run.objectsOwed());
  }

  private void tellHolds(Narrator narrator) {
    narrator.say(narrator.bold("Holds in force"));
    if (status.holds().isEmpty()) {
      narrator.say("  none");
    }
    status.holds().forEach(hold -> narrator.say(2, hold.inWords()));
  }

  private static String hours(double hours) {
    return InWords.duration(Duration.ofSeconds((long) (hours * SECONDS_PER_HOUR)));
  }
}
