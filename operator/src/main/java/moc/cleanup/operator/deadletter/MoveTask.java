package moc.cleanup.operator.deadletter;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/// SQS's own task that moves dead letters back to the cleanup queue, as it stood when it was asked.
///
/// @param startedAt tells one task from another
/// @param moved messages moved so far, approximately
/// @param toMove messages to move, approximately, when SQS has counted them
/// @param perSecond the rate that was asked for; null when SQS chooses it
/// @param failure why it failed
public record MoveTask(
    Status status,
    Instant startedAt,
    long moved,
    @Nullable Long toMove,
    @Nullable Integer perSecond,
    @Nullable String failure) {

  /// SQS's own words.
  public enum Status {
    CREATED,
    RUNNING,
    COMPLETED,
    CANCELLING,
    CANCELLED,
    FAILED,

    /// SQS remembers it no more, or says what nobody knows.
    UNKNOWN;

    private static Status of(String text) {
      return Arrays.stream(values())
          .filter(status -> status.name().equals(text))
          .findFirst()
          .orElse(UNKNOWN);
    }
  }

  static MoveTask of(ListMessageMoveTasksResultEntry entry) {
    return new MoveTask(
        Status.of(entry.status()),
        Instant.ofEpochMilli(Optional.ofNullable(entry.startedTimestamp()).orElse(0L)),
        Optional.ofNullable(entry.approximateNumberOfMessagesMoved()).orElse(0L),
        entry.approximateNumberOfMessagesToMove(),
        entry.maxNumberOfMessagesPerSecond(),
        entry.failureReason());
  }

  /// The same with another status.
  MoveTask as(Status other) {
    return new MoveTask(other, startedAt, moved, toMove, perSecond, failure);
  }

  /// Whether it has not ended.
  public boolean underWay() {
    return switch (status) {
      case CREATED, RUNNING, CANCELLING -> true;
      case COMPLETED, CANCELLED, FAILED, UNKNOWN -> false;
    };
  }
}
