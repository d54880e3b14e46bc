package moc.cleanup.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.Moc;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A session of the application that holds a MOC's row for as long as this is open.
record LockedMoc(Handle session, Handle observer) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LOCK = "SELECT id FROM moc_instructions WHERE id = ? FOR UPDATE";
  private static final String WAITING =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  static LockedMoc lock(Sandbox sandbox, Moc moc) {
    Jdbi database = Jdbi.create(sandbox.dataSource());
    Handle session = database.open().begin();
    session.select(LOCK, moc.id()).mapToMap().one();
    return new LockedMoc(session, database.open());
  }

  /// Returns once somebody waits for the row and this has come true too.
  void awaitWaiterAnd(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (waiting() == 0 || !condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Nobody came to wait for the row within " + PATIENCE);
      }
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    return observer.select(WAITING).mapTo(Integer.class).one();
  }

  @Override
  public void close() {
    session.rollback();
    session.close();
    observer.close();
  }
}
