package moc.cleanup.worker.mocdeletion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.database.RoundTrip;
import moc.cleanup.database.RoundTrip.Answer;
import moc.cleanup.database.SqlStates;
import moc.cleanup.database.TimeLimit;
import moc.cleanup.hold.HoldLock;
import moc.cleanup.ledger.DeletedMoc;
import moc.cleanup.ledger.Kept;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.AssetAddresses;
import moc.cleanup.worker.platform.OptionalColumn;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Deletes one MOC's rows. Idempotent, and safe under duplicates, concurrency and a crash at any
/// point. Thread-safe.
public final class MocDeletion {

  private final Jdbi jdbi;
  private final PlatformSchema schema;
  private final AssetAddresses addresses;
  private final Retention retention;

  public MocDeletion(
      Jdbi jdbi, PlatformSchema schema, AssetAddresses addresses, Retention retention) {
    this.jdbi = jdbi;
    this.schema = schema;
    this.addresses = addresses;
    this.retention = retention;
  }

  /// Deletes the MOC that the message names, if its row says that it is to go.
  ///
  /// @param deadline until which the transaction may run
  /// @param invocationEnd until which the MOC's objects may be deleted afterwards
  /// @throws RuntimeException when it failed and nothing is deleted, or when nobody knows whether
  ///     the commit went through; the next attempt finds out
  public MocDeletionOutcome delete(
      CleanupMessage message, Deadline deadline, Deadline invocationEnd) {
    try {
      return tryDelete(message, schema.columns(deadline), deadline, invocationEnd);
    } catch (RuntimeException e) {
      if (!PlatformSchema.saysSchemaChanged(SqlStates.of(e))) {
        throw e;
      }
      return tryDelete(message, schema.discover(deadline), deadline, invocationEnd);
    }
  }

  private MocDeletionOutcome tryDelete(
      CleanupMessage message,
      Set<OptionalColumn> columns,
      Deadline deadline,
      Deadline invocationEnd) {
    return Contention.retrying(
        () ->
            jdbi.inTransaction(tx -> {
              TimeLimit.endWithServer(tx.getConnection(), deadline.remaining());
              return delete(tx, message, columns, deadline, invocationEnd);
            }),
        deadline);
  }

  /// Three round trips and the commit. Within one, too, every statement sees what the locks of the one
  /// before it waited for.
  private MocDeletionOutcome delete(
      Handle tx,
      CleanupMessage message,
      Set<OptionalColumn> columns,
      Deadline deadline,
      Deadline invocationEnd) {
    UUID mocId = message.mocId().value();

    // 0. Nobody waits long for us, and we for nobody. Holds are placed before us or after.
    Duration time = deadline.remaining();
    RoundTrip decision = new RoundTrip();
    decision.add(Waiting.limit(deadline));
    decision.add(HoldLock.share());
    // 1. The row decides, as it is once its lock is ours.
    Answer<Optional<MocRow>> locked = decision.add(MocRow.lock(mocId, retention));
    decision.make(tx);
    if (locked.get().isEmpty()) {
      return new MocDeletionOutcome.AlreadyGone();
    }
    MocRow moc = locked.get().get();
    if (moc.deletedAt() == null) {
      return new MocDeletionOutcome.Restored();
    }
    if (!moc.expired()) {
      return new MocDeletionOutcome.NotExpired();
    }
    if (moc.held()) {
      return new MocDeletionOutcome.Held();
    }

    // 2. Parts lists, then images, then links: always in this order, each in the order of ids, and
    // all before PostgreSQL looks for deadlocks. Then the images again: a link that we waited for
    // may lead to another one now.
    RoundTrip harvest = new RoundTrip();
    harvest.add(Waiting.limitForLocks(deadline));
    harvest.add(PartsLists.lock(mocId));
    harvest.add(LinkedImages.lock(mocId));
    harvest.add(LinkedImages.lockLinks(mocId));
    harvest.add(LinkedImages.lock(mocId));
    // 3. Which of the images did only this MOC use?
    harvest.add(Waiting.limitForWriting(time));
    Answer<List<LinkedImage>> linked = harvest.add(LinkedImages.read(mocId, columns));
    // 4. Bricks are freed and sessions detached before the rows go; the ledger gets every key.
    Answer<Integer> bricks = harvest.add(PartsLists.freeBricks(mocId, columns));
    harvest.add(UploadSessions.detach(mocId, columns));
    Answer<List<MocFiles.Addresses>> files = harvest.add(MocFiles.delete(mocId));
    harvest.make(tx);
    ImageFates fates = ImageFates.of(linked.get(), moc.ownerId());
    DeletedMoc account = account(message, moc, moc.deletedAt(), fates, files.get(), bricks.get());

    RoundTrip end = new RoundTrip();
    end.add(MocRow.delete(mocId));
    end.add(LinkedImages.delete(fates.orphanIds()));
    end.add(Ledger.deletionRecord(account, invocationEnd.remaining()));
    end.make(tx);
    return new MocDeletionOutcome.Deleted(account);
  }

  private DeletedMoc account(
      CleanupMessage message,
      MocRow moc,
      String deletedAt,
      ImageFates fates,
      List<MocFiles.Addresses> files,
      int bricks) {
    List<String> named = new ArrayList<>(fates.orphanAddresses());
    files.forEach(file -> file.texts().forEach(named::add));
    Optional.ofNullable(moc.thumbnailUrl()).ifPresent(named::add);
    NamedObjects objects = NamedObjects.of(named, addresses);
    List<Kept> kept = new ArrayList<>(fates.kept());
    kept.addAll(objects.leftAlone());
    return new DeletedMoc(
        message, moc.ownerId(), deletedAt, objects.keys(), kept, fates.orphanIds().size(), bricks);
  }
}
