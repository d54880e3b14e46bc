package moc.cleanup.operator.deadletter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.message.UnreadableMessageException;
import moc.cleanup.operator.queue.QueueDepth;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.sqs.model.Message;

/// Reads dead letters and what the ledger knows of them, as often as it is asked. They stay where they
/// are and visible, so that a redrive which starts meanwhile finds every one. Thread-safe.
public final class DeadLetterReader {

  /// More than that nobody reads through, and they would take minutes.
  public static final int MOST = 10_000;

  private final DeadLetterQueue queue;
  private final Accounts accounts;

  public DeadLetterReader(DeadLetterQueue queue, Jdbi jdbi) {
    this.queue = queue;
    this.accounts = new Accounts(jdbi);
  }

  /// Reads up to so many.
  public DeadLetters read(int limit) {
    return read(limit, _ -> {});
  }

  /// The same.
  ///
  /// @param seen is told how many were read so far
  public DeadLetters read(int limit, LongConsumer seen) {
    QueueDepth depth = queue.depth();
    return DeadLetters.of(depth, joined(draw(depth.visible(), limit, seen)));
  }

  /// The messages with this id of SQS's, or about the MOC with this id; none when there is none, or
  /// when the queue is so full that it could not be found.
  public List<DeadLetter> about(String id, LongConsumer seen) {
    List<Message> about =
        draw(queue.depth().visible(), MOST, seen).stream()
            .filter(message -> message.messageId().equalsIgnoreCase(id) || isAbout(message, id))
            .toList();
    return joined(about);
  }

  private static boolean isAbout(Message message, String mocId) {
    return mocOf(message).map(moc -> moc.toString().equalsIgnoreCase(mocId)).orElse(false);
  }

  private Collection<Message> draw(long count, int limit, LongConsumer seen) {
    return new QueueSample(queue.sqs(), queue.url()).draw(count, limit, seen).values();
  }

  private List<DeadLetter> joined(Collection<Message> messages) {
    Map<MocId, Account> known = new HashMap<>();
    accounts
        .of(messages.stream().map(DeadLetterReader::mocOf).flatMap(Optional::stream).toList())
        .forEach(account -> known.put(account.mocId(), account));
    return messages.stream().map(message -> DeadLetter.of(message, known)).toList();
  }

  private static Optional<MocId> mocOf(Message message) {
    try {
      return Optional.of(CleanupMessage.fromJson(message.body()).mocId());
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }
}
