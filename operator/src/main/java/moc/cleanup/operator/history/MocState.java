package moc.cleanup.operator.history;

import static moc.cleanup.operator.terminal.InWords.count;

import moc.cleanup.ledger.Account;
import moc.cleanup.operator.deadletter.FailureInWords;
import moc.cleanup.operator.terminal.InWords;

/// Where a MOC is on its way, by the ledger's account.
enum MocState {
  GONE,
  OWING,
  HELD,
  FAILED,
  SKIPPED,
  QUEUED;

  /// @param held whether a hold is in force on it
  static MocState of(Account account, boolean held) {
    if (account.finished()) {
      return GONE;
    }
    if (held) {
      return HELD;
    }
    if (!account.owedKeys().isEmpty()) {
      return OWING;
    }
    if (account.failed()) {
      return FAILED;
    }
    if (account.acknowledged()) {
      return account.rowsDeletedAt() == null ? SKIPPED : GONE;
    }
    return QUEUED;
  }

  String word() {
    return switch (this) {
      case GONE -> "gone";
      case OWING -> "owing";
      case HELD -> "held";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
      case QUEUED -> "queued";
    };
  }

  /// The state in one plain sentence.
  String inWords(Account account) {
    return switch (this) {
      case GONE -> gone(account);
      case OWING ->
          "Its rows are gone; %s still stored and owed, and %s asked of S3 again."
              .formatted(
                  account.owedKeys().size() == 1
                      ? "1 object is"
                      : "%,d objects are".formatted(account.owedKeys().size()),
                  account.owedKeys().size() == 1 ? "is" : "are");
      case HELD ->
          account.rowsDeletedAt() == null
              ? "Held: it is not deleted while a hold is in force."
              : "Held: its rows were gone before; %s stay while a hold is in force."
                  .formatted(count(account.owedKeys().size(), "object", "objects"));
      case FAILED ->
          "Not deleted: the last attempt failed. "
              + (account.lastError() == null ? "" : FailureInWords.of(account.lastError()));
      case SKIPPED -> "Not deleted: when its turn came it was restored, deleted anew, or held.";
      case QUEUED -> "Queued, and not handled yet.";
    };
  }

  private static String gone(Account account) {
    if (account.rowsDeletedAt() == null) {
      return "Gone: it was no longer on the platform when its turn came.";
    }
    String kept = account.kept().isEmpty() ? "" : " What others still use was kept.";
    return "Gone for good: its rows went at %s, and no object is owed any more.%s"
        .formatted(InWords.instant(account.rowsDeletedAt()), kept);
  }
}
