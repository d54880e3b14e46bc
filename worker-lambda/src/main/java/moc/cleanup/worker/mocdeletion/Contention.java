package moc.cleanup.worker.mocdeletion;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import moc.cleanup.database.SqlStates;
import moc.cleanup.worker.deadline.Deadline;

/// Tries a transaction again when it lost against another one. Hot images make workers queue behind
/// each other, and the application's sessions always win: we give way after `lock_timeout`.
final class Contention {

  private static final int MOST_TRIES = 8;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /// After the first try; it grows with every one, so that those who lost together spread out.
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private Contention() {}

  /// Runs the transaction, up to eight times or ten seconds, with a pause of random length between.
  ///
  /// @throws RuntimeException of the last try, with those of the former ones suppressed in it
  static <T> T retrying(Supplier<T> transaction, Deadline deadline) {
    Deadline patience = deadline.atMost(LONGEST);
    RuntimeException lost = null;
    for (int tries = 1; ; tries++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (lost != null) {
          e.addSuppressed(lost);
        }
        lost = e;
        if (!SqlStates.sayLostToAnother(e) || tries == MOST_TRIES || patience.hasPassed()) {
          throw e;
        }
      }
      pause(tries);
    }
  }

  private static void pause(int tries) {
    long longest = LONGEST_PAUSE.multipliedBy(tries).toMillis();
    // Seeded now: what a snapshot has seeded draws the same in every restored process.
    long millis = new SecureRandom().nextLong(1, longest);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries of a deletion", e);
    }
  }
}
