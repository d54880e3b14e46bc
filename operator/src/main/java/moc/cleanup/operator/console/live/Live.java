package moc.cleanup.operator.console.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import moc.cleanup.operator.console.notice.Notices;
import moc.cleanup.operator.console.reading.Changes;
import moc.cleanup.operator.console.reading.ConsoleReader;
import moc.cleanup.operator.console.reading.View;
import org.jspecify.annotations.Nullable;

/// Reads and renders anew while somebody watches, less often the longer that takes, so that a database
/// that is slow is not made slower. Thread-safe.
public final class Live implements AutoCloseable {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int PAUSES_PER_READING = 4;

  /// A page that is opened gets nothing older.
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ConsoleReader reader;
  private final Function<View, Map<String, String>> renderer;
  private final Notices notices;
  private final Changes changes;

  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Edition latest;
  private long latestAtNanos;
  private int watchers;
  private boolean somethingDone;
  private boolean closed;

  public Live(ConsoleReader reader, Function<View, Map<String, String>> renderer, Notices notices) {
    this.reader = reader;
    this.renderer = renderer;
    this.notices = notices;
    this.changes = new Changes(notices);
  }

  /// Begins; nothing is read before somebody watches.
  public Live start() {
    notices.onNotice(this::wake);
    Thread.ofVirtual().name("console-reader").start(this::readWhileWatched);
    return this;
  }

  /// For a page that is opened: what was just read, or what is now.
  public Edition fresh() {
    lock.lock();
    try {
      if (latest != null && System.nanoTime() - latestAtNanos < FRESH.toNanos()) {
        return latest;
      }
    } finally {
      lock.unlock();
    }
    return read();
  }

  /// Waits until somebody watches, or no longer, and says whether somebody does.
  public boolean awaitWatcher(Duration longest) {
    long nanos = longest.toNanos();
    lock.lock();
    try {
      while (!closed && watchers == 0 && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return watchers > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  void join() {
    locked(() -> watchers++);
  }

  void leave() {
    locked(() -> watchers--);
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// The latest edition, once it is newer or there are more notices, or when that took too long; null
  /// as long as there is none.
  @Nullable Edition awaitNewer(long edition, long notice, Duration longest) {
    long nanos = longest.toNanos();
    lock.lock();
    try {
      while (!closed && !isNewer(edition) && notices.count() <= notice && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return latest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private boolean isNewer(long edition) {
    return latest != null && latest.number() > edition;
  }

  /// Whatever was done is to be seen at once.
  private void wake() {
    locked(() -> somethingDone = true);
  }

  private void readWhileWatched() {
    while (awaitWatchers()) {
      long begun = System.nanoTime();
      readOrSay();
      pause(Duration.ofNanos(System.nanoTime() - begun).multipliedBy(PAUSES_PER_READING));
    }
  }

  /// What cannot be read is part of the page; anything else must not leave it standing still in
  /// silence.
  private void readOrSay() {
    try {
      read();
    } catch (RuntimeException e) {
      notices.bad("The page cannot be brought up to date: " + e);
    }
  }

  private Edition read() {
    reading.lock();
    try {
      Edition former = latestOrNull();
      View view = reader.read();
      if (former != null) {
        changes.tell(former.view(), view);
      }
      long number = former == null ? 1 : former.number() + 1;
      Edition edition = new Edition(number, view, renderer.apply(view));
      locked(() -> {
        latest = edition;
        latestAtNanos = System.nanoTime();
      });
      return edition;
    } finally {
      reading.unlock();
    }
  }

  private @Nullable Edition latestOrNull() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitWatchers() {
    lock.lock();
    try {
      while (!closed && watchers == 0) {
        changed.await();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void pause(Duration wanted) {
    Duration atLeast = wanted.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wanted;
    long nanos = (atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast).toNanos();
    lock.lock();
    try {
      while (!closed && !somethingDone && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      somethingDone = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Ends all streams.
  @Override
  public void close() {
    locked(() -> closed = true);
  }
}
