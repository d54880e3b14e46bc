package moc.cleanup.operator.console.reading;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import moc.cleanup.operator.deadletter.MoveTask;
import moc.cleanup.operator.queue.PipelineQueues;
import moc.cleanup.operator.status.QueueStatus;
import moc.cleanup.operator.status.RunStatus;
import moc.cleanup.operator.status.Status;
import moc.cleanup.operator.status.StatusReader;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Reads everything, as often as it is asked, and what is dear less often. Not thread-safe.
public final class ConsoleReader {

  private static final int LAST_RUN = 1;

  private final Source source;
  private final StatusReader status;
  private final BacklogGauge backlog;
  private final RunHistory history;
  private final LetterBox letters;
  private final InstantSource clock = InstantSource.system();
  private View former = View.unread();

  public ConsoleReader(Source source) {
    this.source = source;
    this.status = new StatusReader(source.jdbi(), source.retention(), null, null);
    this.backlog = new BacklogGauge(status);
    this.history = new RunHistory(status);
    this.letters = new LetterBox(source);
  }

  /// Reads it now.
  public View read() {
    Part<Status> ledger = former.ledger().readAgain(() -> status.read(LAST_RUN, backlog.now()));
    Part<QueueStatus> queue = readQueue();
    Part<Optional<MoveTask>> move = readMove();
    View view = new View(clock.instant(), ledger, queue, former.letters(), move, readRuns(ledger));
    former = view.withLetters(letters.read(view));
    return former;
  }

  private List<RunStatus> readRuns(Part<Status> ledger) {
    Status now = ledger.value();
    if (now == null || ledger.trouble() != null) {
      return former.runs();
    }
    List<RunStatus> runs =
        new Part<>(former.runs(), null).readAgain(() -> history.with(now)).value();
    return runs == null ? former.runs() : runs;
  }

  private Part<QueueStatus> readQueue() {
    SqsClient sqs = source.sqs();
    String url = source.queueUrl();
    return sqs == null || url == null
        ? former.queue()
        : former.queue().readAgain(() -> QueueStatus.of(PipelineQueues.read(sqs, url)));
  }

  private Part<Optional<MoveTask>> readMove() {
    DeadLetterQueue queue = source.deadLetters();
    return queue == null
        ? former.move()
        : former.move().readAgain(() -> queue.moveTasks().latest());
  }
}
