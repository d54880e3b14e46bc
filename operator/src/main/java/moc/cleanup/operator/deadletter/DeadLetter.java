package moc.cleanup.operator.deadletter;

import java.time.Instant;
import java.util.Map;
import moc.cleanup.ledger.Account;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.message.UnreadableMessageException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A message that SQS gave up on, with what the ledger knows of its MOC.
///
/// @param messageId SQS's own, which a redrive replaces
/// @param sentAt when it was sent first; a redrive begins anew
/// @param receives how often it was received, by readers like this one too
/// @param mocId null when the message cannot be read
/// @param run the run that queued it; null when the message cannot be read
/// @param unreadableBody how the body begins, when it is none of ours; else null
/// @param ownerId null when the ledger does not know it
/// @param attempts over the MOC's whole life
/// @param lastError of the last failed attempt, as the ledger has it
/// @param rowsGone whether the MOC's rows are deleted
/// @param objectsOwed objects of it that S3 has not confirmed as gone
/// @param standing whether nothing has gone well with the MOC since
/// @param reason why it is here, in plain words
/// @param remedy what to do about it
public record DeadLetter(
    String messageId,
    Instant sentAt,
    long receives,
    @Nullable String mocId,
    @Nullable String run,
    @Nullable String unreadableBody,
    @Nullable String ownerId,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable String lastError,
    boolean rowsGone,
    int objectsOwed,
    boolean standing,
    String reason,
    String remedy) {

  private static final int LONGEST_BODY = 500;

  static DeadLetter of(Message message, Map<MocId, Account> accounts) {
    try {
      CleanupMessage content = CleanupMessage.fromJson(message.body());
      Account account = accounts.get(content.mocId());
      return readable(message, content, account, Cause.of(account));
    } catch (UnreadableMessageException e) {
      return unreadable(message, Cause.UNREADABLE);
    }
  }

  private static DeadLetter readable(
      Message message, CleanupMessage content, @Nullable Account account, Cause cause) {
    return new DeadLetter(
        message.messageId(),
        sentAt(message),
        number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
        content.mocId().toString(),
        content.correlationId(),
        null,
        account == null ? null : account.ownerId(),
        account == null ? 0 : account.attempts(),
        account == null ? null : account.lastAttemptAt(),
        account == null ? null : account.lastError(),
        account != null && account.rowsDeletedAt() != null,
        account == null ? 0 : account.owedKeys().size(),
        cause.standing(),
        cause.meaning(),
        cause.remedy());
  }

  private static DeadLetter unreadable(Message message, Cause cause) {
    return new DeadLetter(
        message.messageId(),
        sentAt(message),
        number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
        null,
        null,
        beginningOf(String.valueOf(message.body())),
        null,
        0,
        null,
        null,
        false,
        0,
        cause.standing(),
        cause.meaning(),
        cause.remedy());
  }

  private static String beginningOf(String body) {
    return body.codePointCount(0, body.length()) <= LONGEST_BODY
        ? body
        : body.substring(0, body.offsetByCodePoints(0, LONGEST_BODY)) + "…";
  }

  private static Instant sentAt(Message message) {
    return Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP));
  }

  private static long number(Message message, MessageSystemAttributeName name) {
    return Long.parseLong(message.attributes().getOrDefault(name, "0"));
  }
}
