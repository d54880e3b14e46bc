package moc.cleanup.hold;

import moc.cleanup.database.Command;
import org.jdbi.v3.core.Handle;

/// Keeps the placing of a hold and running deletions apart. A deletion shares it from before it reads
/// the holds until it has committed; who has it exclusively knows that every deletion which did not
/// see the hold is over.
public final class HoldLock {

  /// Any number, but always this one, and not that of the migrations.
  private static final long KEY = 0x6d6f_63686f6c64L;

  private static final String SHARE = "SELECT pg_advisory_xact_lock_shared(:key)";
  private static final String TAKE = "SELECT pg_advisory_xact_lock(:key)";

  private HoldLock() {}

  /// For a deletion, before it reads whether its MOC is held: the next command sees every hold that was
  /// placed before.
  public static Command<Integer> share() {
    return Command.update(SHARE, query -> query.bind("key", KEY));
  }

  /// Returns once every deletion is over that had begun before.
  static void take(Handle transaction) {
    transaction.createQuery(TAKE).bind("key", KEY).mapToMap().one();
  }
}
