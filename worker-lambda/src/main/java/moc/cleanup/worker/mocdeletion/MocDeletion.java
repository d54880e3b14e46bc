package moc.cleanup.worker.mocdeletion;

import static moc.cleanup.worker.platform.OptionalColumn.ALBUM_COVER;
import static moc.cleanup.worker.platform.OptionalColumn.UPLOAD_SESSION_MOC;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.database.SqlStates;
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

  /// For the server's answer that a statement has run out of time.
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final PlatformSchema schema;
  private final Ledger ledger;
  private final AssetAddresses addresses;
  private final Retention retention;

  public MocDeletion(
      Jdbi jdbi,
      PlatformSchema schema,
      Ledger ledger,
      AssetAddresses addresses,
      Retention retention) {
    this.jdbi = jdbi;
    this.schema = schema;
    this.ledger = ledger;
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
      return tryDelete(message, schema.columns(), deadline, invocationEnd);
    } catch (RuntimeException e) {
      if (!PlatformSchema.saysSchemaChanged(SqlStates.of(e))) {
        throw e;
      }
      return tryDelete(message, schema.discover(), deadline, invocationEnd);
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
              // 0. Nobody waits long for us, and we for nobody. Holds are placed before us or
              // after.
              Waiting.limit(tx, deadline);
              endWithServer(tx.getConnection(), deadline);
              HoldLock.share(tx);
              return delete(tx, message, columns, deadline, invocationEnd);
            }),
        deadline);
  }

  private MocDeletionOutcome delete(
      Handle tx,
      CleanupMessage message,
      Set<OptionalColumn> columns,
      Deadline deadline,
      Deadline invocationEnd) {
    UUID mocId = message.mocId().value();

    // 1. The row decides, as it is once its lock is ours.
    Optional<MocRow> locked = MocRow.lock(tx, mocId, retention);
    if (locked.isEmpty()) {
      return new MocDeletionOutcome.AlreadyGone();
    }
    MocRow moc = locked.get();
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
    // all before PostgreSQL looks for deadlocks.
    Deadline lockedBy = deadline.atMost(Waiting.FOR_ALL_LOCKS);
    Waiting.limit(tx, lockedBy);
    List<UUID> partsLists = PartsLists.lock(tx, mocId);
    Waiting.limit(tx, lockedBy);
    LinkedImages.lock(tx, mocId);
    Waiting.limit(tx, lockedBy);
    List<UUID> images = LinkedImages.lockLinks(tx, mocId);
    Waiting.limit(tx, lockedBy, deadline);

    // 3. Which of the images did only this MOC use?
    boolean albumsHaveCovers = columns.contains(ALBUM_COVER);
    ImageFates fates =
        ImageFates.of(LinkedImages.read(tx, images, albumsHaveCovers), moc.ownerId());

    // 4. Bricks are freed and sessions detached before the rows go; the ledger gets every key.
    int bricks = PartsLists.freeBricks(tx, partsLists);
    if (columns.contains(UPLOAD_SESSION_MOC)) {
      UploadSessions.detach(tx, mocId);
    }
    List<String> named = new ArrayList<>(MocFiles.delete(tx, mocId));
    MocRow.delete(tx, mocId);
    LinkedImages.delete(tx, fates.orphanIds());
    named.addAll(fates.orphanAddresses());
    Optional.ofNullable(moc.thumbnailUrl()).ifPresent(named::add);
    DeletedMoc account = account(message, moc, moc.deletedAt(), fates, named, bricks);
    ledger.recordDeletion(tx, account, invocationEnd.remaining());
    return new MocDeletionOutcome.Deleted(account);
  }

  /// A server that is gone without a word must not keep us beyond the time that we have.
  private static void endWithServer(Connection connection, Deadline deadline) {
    try {
      Duration patience = deadline.remaining().plus(ANSWER_PATIENCE);
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
    } catch (SQLException e) {
      throw new IllegalStateException("the connection takes no network timeout", e);
    }
  }

  private DeletedMoc account(
      CleanupMessage message,
      MocRow moc,
      String deletedAt,
      ImageFates fates,
      List<String> named,
      int bricks) {
    NamedObjects objects = NamedObjects.of(named, addresses);
    List<Kept> kept = new ArrayList<>(fates.kept());
    kept.addAll(objects.leftAlone());
    return new DeletedMoc(
        message, moc.ownerId(), deletedAt, objects.keys(), kept, fates.orphanIds().size(), bricks);
  }
}
