package moc.cleanup.operator.deadletter;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.List;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;
import org.jspecify.annotations.Nullable;

/// What came of a redrive that somebody asked for.
///
/// @param startedAnew whether it was started now; if not, it was under way already, or there is none
/// @param interrupted whether Ctrl-C ended the waiting
/// @param task as it stood last; null when none was started
/// @param reasons why the messages were dead letters, as far as it was asked
record RedriveResult(
    Outcome outcome,
    boolean startedAnew,
    boolean interrupted,
    @Nullable MoveTask task,
    List<DeadLetters.Reason> reasons) {

  /// How it ended.
  enum Outcome {
    /// There was nothing to move.
    EMPTY,
    /// Others had all messages in their hands, so that none could be moved.
    IN_FLIGHT,
    DECLINED,
    UNDER_WAY,
    MOVED,
    CANCELLED,
    FAILED,
    /// SQS does not say.
    UNKNOWN
  }

  RedriveResult {
    reasons = List.copyOf(reasons);
  }

  static RedriveResult withoutTask(Outcome outcome, List<DeadLetters.Reason> reasons) {
    return new RedriveResult(outcome, false, false, null, reasons);
  }

  static RedriveResult of(
      boolean startedAnew, MoveTask task, boolean interrupted, List<DeadLetters.Reason> reasons) {
    Outcome outcome =
        switch (task.status()) {
          case CREATED, RUNNING, CANCELLING -> Outcome.UNDER_WAY;
          case COMPLETED -> Outcome.MOVED;
          case CANCELLED -> Outcome.CANCELLED;
          case FAILED -> Outcome.FAILED;
          case UNKNOWN -> Outcome.UNKNOWN;
        };
    return new RedriveResult(outcome, startedAnew, interrupted && task.underWay(), task, reasons);
  }

  int exitCode() {
    return switch (outcome) {
      case EMPTY, MOVED -> ExitCodes.IN_ORDER;
      case UNDER_WAY -> interrupted ? ExitCodes.INTERRUPTED : ExitCodes.IN_ORDER;
      case IN_FLIGHT, DECLINED, CANCELLED, FAILED, UNKNOWN -> ExitCodes.NOT_IN_ORDER;
    };
  }

  void tell(Narrator narrator) {
    switch (outcome) {
      case EMPTY -> narrator.say("The dead-letter queue is empty; nothing is to be moved.");
      case IN_FLIGHT ->
          narrator.marked(
              narrator.warning(),
              "All dead letters are in somebody's hands just now, and cannot be moved. Try again"
                  + " in a minute.");
      case DECLINED -> narrator.say("Nothing was moved.");
      case UNDER_WAY -> tellOfGoingOn(narrator);
      case MOVED -> tellOfEnd(narrator, narrator.mark(true), "moved back to the cleanup queue.");
      case CANCELLED ->
          tellOfEnd(narrator, narrator.warning(), "moved; then it was cancelled. The rest stays.");
      case FAILED ->
          tellOfEnd(narrator, narrator.mark(false), "moved; then it failed: " + failure());
      case UNKNOWN ->
          tellOfEnd(narrator, narrator.warning(), "moved; SQS does not say how it ended.");
    }
  }

  private void tellOfGoingOn(Narrator narrator) {
    narrator.say(
        0,
        "%s moved so far; SQS goes on by itself%s."
            .formatted(
                count(moved(), "message", "messages"),
                interrupted ? ", though nobody waits any more" : ""));
    narrator.say("  How far it is: moc-cleanup dlq redrive");
    narrator.say("  To end it:     moc-cleanup dlq cancel");
    remind(narrator);
  }

  private void tellOfEnd(Narrator narrator, String mark, String ending) {
    narrator.marked(mark, count(moved(), "message", "messages") + " " + ending);
    remind(narrator);
  }

  /// The ledger keeps an error until the MOC is tried again: nobody but a person knows what has been
  /// repaired.
  private void remind(Narrator narrator) {
    List<DeadLetters.Reason> standing =
        reasons.stream().filter(DeadLetters.Reason::standing).toList();
    if (standing.isEmpty()) {
      return;
    }
    narrator.say(2, "What has not been repaired fails again, and is back after three receives:");
    standing.forEach(reason -> narrator.say(4, reason.reason()));
  }

  private long moved() {
    return task == null ? 0 : task.moved();
  }

  private String failure() {
    return task == null || task.failure() == null ? "SQS does not say why" : task.failure();
  }

  /// What is said of one that was under way already.
  static void tellOfFormer(Narrator narrator, MoveTask former) {
    String moved =
        former.toMove() == null
            ? count(former.moved(), "message", "messages")
            : "%,d of %s".formatted(former.moved(), count(former.toMove(), "message", "messages"));
    narrator.say(
        0,
        "A redrive is under way already, since %s: %s moved. No other is started."
            .formatted(InWords.instant(former.startedAt()), moved));
  }
}
