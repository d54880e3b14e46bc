package moc.cleanup.operator.console;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_URL;

import java.util.Optional;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.operator.console.reading.Source;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import moc.cleanup.operator.environment.LedgerDatabase;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.queue.PipelineQueues;
import moc.cleanup.testbed.Closing;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The database and the queue of a console, found to be usable.
///
/// @param writing null when the console is read-only; a pause that waits and a resume need one each
/// @param database where it is, without anything secret
/// @param queue the queue's name
record Connections(
    Source source, @Nullable Jdbi writing, String database, String queue, Closing closing)
    implements AutoCloseable {

  /// One for the reader, one for whoever searches.
  private static final int READING = 2;

  private static final int WRITING = 3;

  static Connections open(Surroundings surroundings, boolean readOnly) {
    return Closing.onFailure(closing -> open(surroundings, readOnly, closing));
  }

  private static Connections open(Surroundings surroundings, boolean readOnly, Closing closing) {
    Variables variables = surroundings.read();
    Retention retention = Retention.from(variables);
    Optional<String> queueUrl = variables.webAddress(CLEANUP_QUEUE_URL, "the cleanup queue's URL");
    ConnectionPool reading = closing.later(LedgerDatabase.forReading(variables, READING));
    ConnectionPool writing =
        readOnly ? null : closing.later(LedgerDatabase.forWriting(variables, WRITING));
    SqsClient sqs = queueUrl.isPresent() ? closing.later(surroundings.aws().sqs().get()) : null;
    Source source =
        new Source(
            reading.jdbi(), retention, sqs, queueUrl.orElse(null), deadLetters(sqs, queueUrl));
    return new Connections(
        source,
        writing == null ? null : writing.jdbi(),
        address(variables.optional(DATABASE_URL).orElse("")),
        queueUrl.map(url -> "queue " + url.replaceFirst(".*/", "")).orElse("no queue"),
        closing);
  }

  private static @Nullable DeadLetterQueue deadLetters(
      @Nullable SqsClient sqs, Optional<String> queueUrl) {
    return sqs == null || PipelineQueues.read(sqs, queueUrl.orElseThrow()).deadLetters() == null
        ? null
        : DeadLetterQueue.of(sqs, queueUrl.orElseThrow());
  }

  /// Without parameters, which may hold a password.
  private static String address(String jdbcUrl) {
    return jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
  }

  @Override
  public void close() {
    closing.close();
  }
}
