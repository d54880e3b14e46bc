package moc.cleanup.operator.console.reading;

import java.time.Duration;
import java.util.List;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import moc.cleanup.operator.deadletter.DeadLetterReader;
import moc.cleanup.operator.deadletter.DeadLetters;
import moc.cleanup.operator.status.QueueStatus;
import org.jspecify.annotations.Nullable;

/// The dead letters. Reading them takes a receive per ten and more, so they are read when their number
/// changes and otherwise now and then; and not while SQS moves them, which has to come first.
final class LetterBox {

  /// More than that nobody reads on a page.
  private static final int MOST_LETTERS = 100;

  private static final Duration LASTING = Duration.ofSeconds(20);
  private static final DeadLetters NONE = new DeadLetters(0, 0, true, List.of(), List.of());

  private final @Nullable DeadLetterReader reader;
  private long countRead = -1;
  private long readAtNanos;
  private boolean moving;

  LetterBox(Source source) {
    DeadLetterQueue queue = source.deadLetters();
    this.reader = queue == null ? null : new DeadLetterReader(queue, source.jdbi());
  }

  /// As they are now, or as they were when there is no reason to look again.
  Part<DeadLetters> read(View view) {
    QueueStatus queue = view.queue().value();
    Long count = queue == null ? null : queue.deadLetters();
    if (reader == null || count == null) {
      return view.letters();
    }
    boolean moved = moving && !view.moveUnderWay();
    moving = view.moveUnderWay();
    if (count == 0) {
      countRead = 0;
      return new Part<>(NONE, null);
    }
    if (moving || !(moved || isOutOfDate(count) || view.letters().value() == null)) {
      return view.letters();
    }
    DeadLetterReader letters = reader;
    Part<DeadLetters> read = view.letters().readAgain(() -> letters.read(MOST_LETTERS));
    countRead = count;
    readAtNanos = System.nanoTime();
    return read;
  }

  private boolean isOutOfDate(long count) {
    return count != countRead || System.nanoTime() - readAtNanos > LASTING.toNanos();
  }
}
