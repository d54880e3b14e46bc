package moc.cleanup.operator.deadletter;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;

import java.util.function.Function;
import java.util.function.LongConsumer;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.Progress;
import moc.cleanup.testbed.Closing;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Dead-letter queue and ledger, both found to be usable.
record DeadLetterOffice(DeadLetterQueue queue, Jdbi jdbi, Closing closing)
    implements AutoCloseable {

  /// Opens both.
  ///
  /// @throws UnusableException saying what cannot be used
  static DeadLetterOffice open(Surroundings surroundings) {
    Variables variables = surroundings.read();
    String queueUrl = queueUrl(variables);
    return Closing.onFailure(closing -> {
      ConnectionPool database = closing.later(LedgerDatabase.forReading(variables));
      SqsClient sqs = closing.later(surroundings.aws().sqs().get());
      return new DeadLetterOffice(DeadLetterQueue.of(sqs, queueUrl), database.jdbi(), closing);
    });
  }

  static String queueUrl(Variables variables) {
    return variables.requiredWebAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL");
  }

  /// Reads up to so many dead letters; whoever watches sees it.
  DeadLetters read(int limit, Narrator narrator) {
    return watched(limit, narrator, seen -> reader().read(limit, seen));
  }

  /// Reads what reading shows the progress of.
  <T> T watched(int limit, Narrator narrator, Function<LongConsumer, T> reading) {
    long count = queue.depth().visible();
    if (count == 0) {
      return reading.apply(_ -> {});
    }
    try (Progress progress = narrator.progress("Reading", Math.min(count, limit))) {
      return reading.apply(seen -> progress.show(seen, ""));
    }
  }

  DeadLetterReader reader() {
    return new DeadLetterReader(queue, jdbi);
  }

  @Override
  public void close() {
    closing.close();
  }
}
