package moc.cleanup.operator.plan;

import java.util.List;
import java.util.Optional;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Accounts;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.environment.UnusableException;
import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.scheduler.enqueueing.EnqueueingConfig;
import moc.cleanup.worker.mocdeletion.MocRow;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Why a run does not take a MOC now.
record PassedOver(Jdbi jdbi, EnqueueingConfig config) {

  private static final String IN_FORCE =
      "SELECT EXISTS (SELECT FROM moc_cleanup_holds_on(CAST(:moc AS uuid), CAST(:owner AS text)))";

  /// @throws UnusableException when nobody knows the MOC
  String reason(MocId moc) {
    Account account = new Accounts(jdbi).of(List.of(moc)).stream().findFirst().orElse(null);
    Optional<MocRow> row =
        jdbi.withHandle(handle ->
            MocRow.lookAt(handle, List.of(moc.value()), config.retention()).stream().findFirst());
    if (row.isPresent()) {
      return ofRow(row.get(), account);
    }
    if (account == null) {
      throw new UnusableException(
          "--moc is %s; neither the platform nor the ledger knows it".formatted(moc));
    }
    return ofGone(account);
  }

  private String ofRow(MocRow row, @Nullable Account account) {
    if (row.deletedAt() == null) {
      return "its owner has not deleted it";
    }
    if (!row.expired()) {
      return "deleted at %s; it is kept for %d days"
          .formatted(row.deletedAt(), config.retention().days());
    }
    if (row.held()) {
      return "a hold is in force on it";
    }
    return account != null && account.queuedAt() != null && !account.finished()
        ? queued(account)
        : "others come first, and DELETE_CLEANUP_BATCH_SIZE is %,d".formatted(config.batchSize());
  }

  private String ofGone(Account account) {
    if (account.owedKeys().isEmpty()) {
      return "it is gone, and owes nothing";
    }
    boolean held =
        jdbi.withHandle(handle ->
            handle
                .createQuery(IN_FORCE)
                .bind("moc", account.mocId().value())
                .bind("owner", account.ownerId())
                .mapTo(Boolean.class)
                .one());
    String objects = InWords.count(account.owedKeys().size(), "object", "objects");
    String reason =
        held ? "a hold is in force on it" : account.queuedAt() == null ? "" : queued(account);
    return "its rows are gone and it owes %s; %s".formatted(objects, reason);
  }

  private static String queued(Account account) {
    return "it was enqueued at %s by run %s, and is not due again yet, or not its turn"
        .formatted(
            account.queuedAt() == null ? "" : InWords.instant(account.queuedAt()), account.run());
  }
}
