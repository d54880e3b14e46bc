package moc.cleanup.worker.mocdeletion;

import java.time.Duration;
import moc.cleanup.database.Command;
import moc.cleanup.worker.deadline.Deadline;

/// How long a deletion waits for the locks of others.
///
/// Who waits for a lock of ours has PostgreSQL look for a deadlock after `deadlock_timeout`, which is
/// a second unless it is set otherwise. If we wait for nobody a second after our first lock, it is
/// always we who give way, and the application is never the victim.
final class Waiting {

  /// From the MOC's row to the last image, all waits together.
  private static final Duration FOR_ALL_LOCKS = Duration.ofMillis(900);

  /// Parts lists, images, links, and images again.
  private static final int STATEMENTS_THAT_LOCK = 4;

  private static final Duration FOR_LOCKS_OF_ONE_STATEMENT =
      FOR_ALL_LOCKS.dividedBy(STATEMENTS_THAT_LOCK);

  private static final Duration FOR_ONE_LOCK = Duration.ofMillis(500);
  private static final Duration WHEN_ALMOST_OVER = Duration.ofMillis(50);

  private static final String LIMIT =
      """
      SELECT set_config('lock_timeout', :lockMillis || 'ms', true),
        set_config('statement_timeout', :statementMillis || 'ms', true)
      """;

  /// By the server's clock: the statements before it, which may have waited, go to the server together
  /// with it. `now()` is when the transaction began, which is before its first lock.
  private static final String LIMIT_TO_WHAT_IS_LEFT =
      """
      SELECT set_config('lock_timeout',
          greatest(:shortest, least(:longest, :forAllLocks - passed.millis))::integer || 'ms', true),
        set_config('statement_timeout',
          greatest(1, :transactionMillis - passed.millis)::integer || 'ms', true)
      FROM (SELECT extract(epoch FROM clock_timestamp() - now()) * 1000 AS millis) AS passed
      """;

  private Waiting() {}

  /// Limits each of the transaction's next waits for a lock to half a second, and each of its next
  /// statements, with all their waits, to the time left until `statementEnd`.
  static Command<Integer> limit(Deadline statementEnd) {
    return limit(FOR_ONE_LOCK, statementEnd);
  }

  /// The same for the statements that lock what hangs on the MOC: their shares of the time for all locks,
  /// since they go to the server together.
  static Command<Integer> limitForLocks(Deadline statementEnd) {
    return limit(FOR_LOCKS_OF_ONE_STATEMENT, statementEnd.atMost(FOR_LOCKS_OF_ONE_STATEMENT));
  }

  /// The same for statements that wait only for what writing alone comes to, such as a brick, and
  /// that may have to write for longer than anybody is to wait: each wait ends with the time for all
  /// locks, or is very short.
  ///
  /// @param time for the whole transaction, when it began
  static Command<Integer> limitForWriting(Duration time) {
    return Command.update(
        LIMIT_TO_WHAT_IS_LEFT,
        query ->
            query
                .bind("shortest", WHEN_ALMOST_OVER.toMillis())
                .bind("longest", FOR_ONE_LOCK.toMillis())
                .bind("forAllLocks", FOR_ALL_LOCKS.toMillis())
                .bind("transactionMillis", time.toMillis()));
  }

  private static Command<Integer> limit(Duration lock, Deadline statementEnd) {
    // Zero would mean no limit at all.
    long statementMillis = Math.max(1, statementEnd.remaining().toMillis());
    return Command.update(
        LIMIT,
        query ->
            query.bind("lockMillis", lock.toMillis()).bind("statementMillis", statementMillis));
  }
}
