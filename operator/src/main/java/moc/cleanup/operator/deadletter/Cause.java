package moc.cleanup.operator.deadletter;

import moc.cleanup.ledger.Account;
import org.jspecify.annotations.Nullable;

/// Why a message is a dead letter.
///
/// @param standing whether it has to be expected that the message fails again
/// @param meaning in plain words
/// @param remedy what to do before it is redriven, or instead
record Cause(boolean standing, String meaning, String remedy) {

  static final Cause UNREADABLE =
      new Cause(
          true,
          "The message cannot be read: it is none of ours.",
          "It would come back after every redrive: find out who sends to the queue, and delete it"
              + " in the SQS console.");

  private static final Cause NEVER_RECORDED =
      new Cause(
          true,
          "No failure of it is in the ledger: the worker was killed or could not start, or the"
              + " database was away.",
          "See the worker's log; redrive once the worker runs and reaches the database.");

  private static final Cause MADE_GOOD =
      new Cause(
          false,
          "A later attempt went well: nothing is wrong with it any more.",
          "Nothing is to be repaired; a redrive clears it away.");

  /// By the ledger's account of its MOC; null when there is none.
  static Cause of(@Nullable Account account) {
    if (account == null) {
      return NEVER_RECORDED;
    }
    if (account.acknowledged()) {
      return MADE_GOOD;
    }
    String error = account.lastError();
    return error != null && failedLast(account)
        ? new Cause(true, FailureInWords.of(error), FailureInWords.remedyOf(error))
        : NEVER_RECORDED;
  }

  /// Whether the last attempt of all failed, though it may have been before the MOC was queued again.
  private static boolean failedLast(Account account) {
    return account.lastAttemptAt() != null
        && (account.acknowledgedAt() == null
            || account.lastAttemptAt().isAfter(account.acknowledgedAt()));
  }
}
