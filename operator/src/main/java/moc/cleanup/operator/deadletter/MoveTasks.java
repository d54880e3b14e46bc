package moc.cleanup.operator.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/// SQS's tasks that move dead letters back, as the console's button starts them. SQS runs one at a time,
/// and goes on without whoever started it. Thread-safe.
///
/// @param source the dead-letter queue's ARN
/// @param destination the cleanup queue's ARN
/// @param listedWithin how long SQS is asked for what it has started
public record MoveTasks(SqsClient sqs, String source, String destination, Duration listedWithin) {

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
  public static final int LOWEST_RATE = 1;
  public static final int HIGHEST_RATE = 500;

  private static final int MOST_TASKS_LISTED = 10;

  private static final Duration PAUSE = Duration.ofMillis(50);

  /// SQS may take a moment until it lists what it has started.
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(10);

  public MoveTasks(SqsClient sqs, String source, String destination) {
    this(sqs, source, destination, LISTED_WITHIN);
  }

  /// The last task of all, under way or not; nothing when SQS remembers none.
  ///
  /// @throws UnusableException when SQS does not say
  public Optional<MoveTask> latest() {
    return latestEntry().map(MoveTask::of);
  }

  /// How that task stands now.
  ///
  /// @throws UnusableException when SQS does not say
  public MoveTask now(MoveTask task) {
    return entries().stream()
        .map(MoveTask::of)
        .filter(one -> one.startedAt().equals(task.startedAt()))
        .findFirst()
        .orElseGet(() -> task.as(MoveTask.Status.UNKNOWN));
  }

  /// Starts a task, unless one is under way: pressed twice, it answers with that one.
  ///
  /// @param perSecond messages a second; null leaves it to SQS
  /// @throws UnusableException when SQS refuses it; nothing is moved then
  /// @throws NotListedException when SQS has started it and does not list it
  public Start start(@Nullable Integer perSecond) {
    Optional<MoveTask> former = latest();
    if (former.isPresent() && former.get().underWay()) {
      return new Start(false, former.get());
    }
    try {
      sqs.startMessageMoveTask(request ->
          request
              .sourceArn(source)
              .destinationArn(destination)
              .maxNumberOfMessagesPerSecond(perSecond));
    } catch (SdkException e) {
      // Somebody else was faster, or the answer got lost.
      return latest()
          .filter(MoveTask::underWay)
          .map(task -> new Start(false, task))
          .orElseThrow(() -> refusal("start", e));
    }
    return new Start(true, listed(former));
  }

  /// What keeps SQS from listing it undoes nothing: the task goes on.
  private MoveTask listed(Optional<MoveTask> former) {
    long deadline = System.nanoTime() + listedWithin.toNanos();
    UnusableException refusal = null;
    while (System.nanoTime() < deadline) {
      try {
        Optional<MoveTask> task =
            latest().filter(now -> former.isEmpty() || isAnother(now, former.get()));
        if (task.isPresent()) {
          return task.get();
        }
      } catch (UnusableException e) {
        refusal = e;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new NotListedException(refusal);
  }

  private static boolean isAnother(MoveTask now, MoveTask former) {
    return !now.startedAt().equals(former.startedAt());
  }

  /// Has the task under way ended before it is through, and answers with it as it stands then: SQS may
  /// still be cancelling it. Nothing when none was under way. What was moved by then stays moved.
  ///
  /// @throws UnusableException when SQS refuses it
  public Optional<MoveTask> cancel() {
    Optional<ListMessageMoveTasksResultEntry> entry = latestEntry();
    if (entry.filter(one -> MoveTask.of(one).underWay()).isEmpty()) {
      return Optional.empty();
    }
    MoveTask task = MoveTask.of(entry.get());
    String handle = handleOnceRunning(entry);
    boolean cancelled = handle != null && cancel(handle);
    return Optional.of(cancelled ? onceCancelled(task) : now(task));
  }

  private MoveTask onceCancelled(MoveTask task) {
    try {
      MoveTask now = now(task);
      // Not every SQS remembers what was cancelled.
      return now.status() == MoveTask.Status.UNKNOWN ? now.as(MoveTask.Status.CANCELLED) : now;
    } catch (UnusableException _) {
      // SQS has taken it, whatever it says of it now.
      return task.as(MoveTask.Status.CANCELLING);
    }
  }

  /// A task that was only just created has none; nor has one that has ended, or is being cancelled.
  private @Nullable String handleOnceRunning(Optional<ListMessageMoveTasksResultEntry> found) {
    long deadline = System.nanoTime() + listedWithin.toNanos();
    Optional<ListMessageMoveTasksResultEntry> entry = found;
    while (entry.filter(MoveTasks::isWithoutHandle).isPresent() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      entry = latestEntry();
    }
    return entry.map(ListMessageMoveTasksResultEntry::taskHandle).orElse(null);
  }

  private static boolean isWithoutHandle(ListMessageMoveTasksResultEntry entry) {
    return entry.taskHandle() == null && MoveTask.of(entry).status() == MoveTask.Status.CREATED;
  }

  private boolean cancel(String handle) {
    try {
      sqs.cancelMessageMoveTask(request -> request.taskHandle(handle));
      return true;
    } catch (SdkException e) {
      // It may have ended by itself meanwhile.
      if (latest().filter(task -> task.status() == MoveTask.Status.RUNNING).isPresent()) {
        throw refusal("cancel", e);
      }
      return false;
    }
  }

  private Optional<ListMessageMoveTasksResultEntry> latestEntry() {
    return entries().stream().findFirst();
  }

  /// The newest first.
  private List<ListMessageMoveTasksResultEntry> entries() {
    try {
      return sqs.listMessageMoveTasks(
              request -> request.sourceArn(source).maxResults(MOST_TASKS_LISTED))
          .results();
    } catch (SdkException e) {
      throw refusal("list", e);
    }
  }

  private static UnusableException refusal(String what, SdkException cause) {
    return new UnusableException(
        "SQS refuses to %s a redrive: %s; the runbook names the rights that it takes"
            .formatted(what, AwsFailure.describe(cause)),
        cause);
  }

  /// How a start was answered.
  ///
  /// @param anew whether it began a task; if not, that one was under way already
  public record Start(boolean anew, MoveTask task) {}
}
