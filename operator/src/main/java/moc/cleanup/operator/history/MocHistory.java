package moc.cleanup.operator.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import moc.cleanup.ledger.Account;
import moc.cleanup.ledger.Kept;
import moc.cleanup.operator.deadletter.FailureInWords;
import org.jspecify.annotations.Nullable;

/// A MOC's account with what it means.
///
/// @param state a word for where it is on its way
/// @param stateInWords the same in a sentence
/// @param run the one that queued it last
/// @param lastError of the last failed attempt, which a later one may have made good
/// @param deletedKeys objects that S3 has confirmed; those of very old accounts are not known
record MocHistory(
    String mocId,
    @Nullable String ownerId,
    String state,
    String stateInWords,
    @Nullable Instant deletedByOwnerAt,
    @Nullable Instant queuedAt,
    @Nullable String run,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable String lastError,
    @Nullable String lastErrorInWords,
    @Nullable Instant rowsDeletedAt,
    int objectsDeleted,
    int imagesDeleted,
    int bricksReturned,
    List<String> deletedKeys,
    List<String> owedKeys,
    List<Kept> kept,
    @Nullable Instant finishedAt) {

  /// Copies the lists.
  MocHistory {
    deletedKeys = List.copyOf(deletedKeys);
    owedKeys = List.copyOf(owedKeys);
    kept = List.copyOf(kept);
  }

  static MocHistory of(Account account, boolean held) {
    MocState state = MocState.of(account, held);
    return new MocHistory(
        account.mocId().toString(),
        account.ownerId(),
        state.word(),
        state.inWords(account),
        account.deletedAt(),
        account.queuedAt(),
        account.run(),
        account.attempts(),
        account.lastAttemptAt(),
        account.lastError(),
        Optional.ofNullable(account.lastError()).map(FailureInWords::of).orElse(null),
        account.rowsDeletedAt(),
        account.objectsDeleted(),
        account.imagesDeleted(),
        account.bricksReturned(),
        account.deletedKeys(),
        account.owedKeys(),
        account.kept(),
        account.finishedAt());
  }

  /// When something was last known to happen to it.
  Optional<Instant> lastEvent() {
    return Optional.ofNullable(finishedAt)
        .or(() -> Optional.ofNullable(lastAttemptAt))
        .or(() -> Optional.ofNullable(rowsDeletedAt))
        .or(() -> Optional.ofNullable(queuedAt));
  }
}
