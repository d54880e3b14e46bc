package moc.cleanup.operator.deadletter;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.Optional;
import java.util.concurrent.Callable;
import moc.cleanup.config.Variables;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Ends a redrive before it is through.
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a redrive that is under way.",
      "",
      "What was moved by then stays moved; the rest stays in the dead-letter queue.",
      "Done twice, it does no harm.",
      "",
      "Reads CLEANUP_QUEUE_URL."
    },
    footer = {
      "",
      "Examples:",
      "  moc-cleanup dlq cancel",
      "  moc-cleanup dlq cancel --json | jq .task.moved",
      "",
      "Exit codes:",
      "  0  none is under way any more",
      "  1  it failed, or SQS does not say how it ended",
      "  2  bad input or an unusable environment; nothing was changed",
      "  130  Ctrl-C ended the waiting; SQS goes on cancelling"
    })
public final class DlqCancelCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  public DlqCancelCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() {
    Surroundings surroundings = place.surroundings();
    Variables variables = surroundings.read();
    String queueUrl = DeadLetterOffice.queueUrl(variables);
    variables.refuseProblems();
    try (SqsClient sqs = surroundings.aws().sqs().get();
        var _ = output.interruption().finishing()) {
      MoveTasks tasks = DeadLetterQueue.of(sqs, queueUrl).moveTasks();
      Optional<MoveTask> task = tasks.cancel();
      return task.isEmpty() ? answer(new Cancelled(false, null)) : await(tasks, task.get());
    }
  }

  private int await(MoveTasks tasks, MoveTask task) {
    MoveTask last;
    try {
      last = new Redrive(tasks, output.interruption()).await(task, _ -> {});
    } catch (UnusableException e) {
      output.terminal().complain("SQS was told to cancel it, and may still be; " + e.getMessage());
      return ExitCodes.NOT_IN_ORDER;
    }
    return answer(new Cancelled(true, last));
  }

  private int answer(Cancelled cancelled) {
    output.answer(cancelled, cancelled::tell);
    return cancelled.exitCode();
  }

  /// What came of it.
  ///
  /// @param wasUnderWay whether there was anything to cancel
  /// @param task as it stood last; null when none was under way
  private record Cancelled(boolean wasUnderWay, @Nullable MoveTask task) {

    int exitCode() {
      if (task == null) {
        return ExitCodes.IN_ORDER;
      }
      return switch (task.status()) {
        case COMPLETED, CANCELLED -> ExitCodes.IN_ORDER;
        case CREATED, RUNNING, CANCELLING -> ExitCodes.INTERRUPTED;
        case FAILED, UNKNOWN -> ExitCodes.NOT_IN_ORDER;
      };
    }

    void tell(Narrator narrator) {
      if (task == null) {
        narrator.say("No redrive is under way; nothing was cancelled.");
        return;
      }
      String moved = count(task.moved(), "message", "messages") + " moved";
      switch (task.status()) {
        case CANCELLED ->
            narrator.marked(
                narrator.mark(true),
                "Cancelled, with %s; the rest stays in the dead-letter queue.".formatted(moved));
        case COMPLETED ->
            narrator.marked(
                narrator.mark(true), "It was through before it could be cancelled: " + moved + ".");
        case CREATED, RUNNING, CANCELLING ->
            narrator.say(0, "SQS is cancelling it, with %s so far.".formatted(moved));
        case FAILED, UNKNOWN ->
            narrator.marked(
                narrator.mark(false),
                "It ended, with %s, and was not cancelled: %s."
                    .formatted(
                        moved, task.failure() == null ? "SQS does not say how" : task.failure()));
      }
    }
  }
}
