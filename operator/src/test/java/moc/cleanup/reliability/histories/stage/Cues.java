package moc.cleanup.reliability.histories.stage;

import java.util.EnumSet;
import java.util.Set;
import moc.cleanup.reliability.histories.script.Cue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Brings application, operator and machinery to one moment: whoever has reached it gives the cue, and
/// goes on when the operator has done what he had to do then, or has to wait himself. Thread-safe.
final class Cues {

  private static final String IS_WAITED_FOR =
      """
      SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))
      """;

  private static final String HOLD_WAITS =
      """
      SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory'
          AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
      """;

  private final Set<Cue> given = EnumSet.noneOf(Cue.class);
  private int acts;
  private @Nullable Thread operator;
  private @Nullable Cue awaited;

  synchronized void begin(int actsOfTheRound) {
    given.clear();
    acts = actsOfTheRound;
  }

  /// One of the machinery's acts is over.
  synchronized void endOfAct() {
    acts--;
    notifyAll();
  }

  private synchronized boolean isMachineryAtWork() {
    return acts > 0;
  }

  /// The operator is on this thread, which is one of the operating system's: what it waits for shows
  /// in its state.
  synchronized void enterOperator() {
    operator = Thread.currentThread();
  }

  synchronized void leaveOperator() {
    operator = null;
  }

  /// The operator waits for a cue, or for the machinery to be through.
  synchronized void await(Cue cue) {
    awaited = cue;
    try {
      while (cue != Cue.ROUND_BEGINS && !given.contains(cue) && acts > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an operator waited for a cue", e);
    } finally {
      awaited = null;
    }
  }

  private synchronized void give(Cue cue) {
    given.add(cue);
    notifyAll();
  }

  /// Whether the operator does something and waits for nobody: neither for a cue that has not come nor,
  /// while he places a hold, for those who delete objects.
  private synchronized boolean isOperatorBusy() {
    return operator != null
        && (awaited == null || given.contains(awaited))
        && operator.getState() != Thread.State.TIMED_WAITING;
  }

  /// S3 is about to be asked.
  void objectsGo() {
    give(Cue.OBJECTS_GO);
  }

  // A state cannot be waited for, and a virtual thread that spins keeps others from running.
  @SuppressWarnings("ThreadPriorityCheck")
  void awaitOperator() {
    while (isOperatorBusy()) {
      Thread.yield();
    }
  }

  /// The application keeps its transaction open until somebody waits for its locks, and until the
  /// operator has made use of that.
  void keepOpen(Handle transaction, int looks) {
    for (int i = 0; i < looks && isMachineryAtWork(); i++) {
      if (is(transaction, IS_WAITED_FOR)) {
        give(Cue.DELETION_WAITS);
        while (isOperatorBusy() && !is(transaction, HOLD_WAITS)) {
          Thread.onSpinWait();
        }
        return;
      }
    }
  }

  private static boolean is(Handle transaction, String question) {
    return transaction.createQuery(question).mapTo(Boolean.class).one();
  }
}
