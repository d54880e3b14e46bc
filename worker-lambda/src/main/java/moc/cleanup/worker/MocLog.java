package moc.cleanup.worker;

import java.util.Map;
import moc.cleanup.ledger.DeletedMoc;
import moc.cleanup.ledger.Kept;
import moc.cleanup.message.MocId;
import moc.cleanup.message.UnreadableMessageException;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import moc.cleanup.worker.objectdeletion.ObjectDeletionReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// The log event `moc.cleanup`: one JSON line per MOC handled, which is what an operator searches.
final class MocLog {

  private static final Logger LOG = LoggerFactory.getLogger("moc.cleanup");
  private static final String EVENT = "moc.cleanup";

  private MocLog() {}

  /// Writes the line of one of the batch's messages.
  static void write(HandledMessage handled, CleanedBatch batch) {
    MocId mocId = handled.request().mocId();
    LoggingEventBuilder about =
        event(handled.failed() ? Level.WARN : Level.INFO, handled.message())
            .addKeyValue("correlationId", handled.request().correlationId())
            .addKeyValue("mocId", mocId.toString())
            .addKeyValue("ownerId", ownerId(handled, batch.owners()))
            .addKeyValue("durationMs", handled.duration().toMillis());
    LoggingEventBuilder line =
        batch.unsettled().contains(mocId) ? about : withFiles(about, mocId, batch.objects());
    switch (handled.outcome()) {
      case MocDeletionOutcome.Deleted(var account) -> writeDeleted(line, account);
      case MocDeletionOutcome.AlreadyGone _ ->
          line.addKeyValue("outcome", "already gone").log("MOC was already gone");
      case MocDeletionOutcome.Restored _ ->
          line.addKeyValue("outcome", "restored").log("MOC was restored and stays");
      case MocDeletionOutcome.NotExpired _ ->
          line.addKeyValue("outcome", "not expired").log("MOC has not expired and stays");
      case MocDeletionOutcome.Held _ ->
          line.addKeyValue("outcome", "held").log("MOC is held and stays");
      case MocDeletionOutcome.Failed(String reason, _) ->
          line.addKeyValue("outcome", "failed")
              .addKeyValue("error", reason)
              .log("MOC was not deleted; the message comes back");
    }
  }

  private static LoggingEventBuilder withFiles(
      LoggingEventBuilder line, MocId mocId, ObjectDeletionReport objects) {
    return line.addKeyValue("filesDeleted", objects.deletedOf(mocId))
        .addKeyValue("filesKept", objects.keptOf(mocId))
        .addKeyValue("filesOwed", objects.owedOf(mocId));
  }

  private static @Nullable String ownerId(HandledMessage handled, Map<MocId, String> owners) {
    return handled.outcome() instanceof MocDeletionOutcome.Deleted(var account)
        ? account.ownerId()
        : owners.get(handled.request().mocId());
  }

  private static void writeDeleted(LoggingEventBuilder line, DeletedMoc account) {
    line.addKeyValue("outcome", "deleted")
        .addKeyValue("imagesDeleted", account.imagesDeleted())
        .addKeyValue("bricksReturned", account.bricksReturned())
        .addKeyValue("kept", account.kept().stream().map(MocLog::kept).toList())
        .log("MOC deleted");
  }

  private static String kept(Kept kept) {
    return kept.kind() + " " + kept.name() + ": " + kept.reason();
  }

  static void writeUnreadable(QueueMessage message, UnreadableMessageException problem) {
    event(Level.ERROR, message)
        .addKeyValue("outcome", "unreadable")
        .addKeyValue("error", problem.getMessage())
        .log("Message cannot be read; it goes to the dead-letter queue");
  }

  private static LoggingEventBuilder event(Level level, QueueMessage message) {
    return LOG.atLevel(level)
        .addKeyValue("event", EVENT)
        .addKeyValue("messageId", message.id())
        .addKeyValue("receiveCount", message.receiveCount());
  }
}
