package moc.cleanup.operator.terminal;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, as a request to begin nothing more and to finish what has begun. Thread-safe.
public final class Interruption {

  private static final int ALL = Integer.MAX_VALUE;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final Semaphore ends = new Semaphore(ALL);
  private final Queue<Runnable> listeners = new ConcurrentLinkedQueue<>();

  /// What ends when it is closed, and not before.
  public interface Section extends AutoCloseable {

    @Override
    void close();
  }

  /// What Ctrl-C does.
  public void request() {
    requested.countDown();
    listeners.forEach(Runnable::run);
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /// Waits so long and no longer, and says whether Ctrl-C was pressed meanwhile or before.
  public boolean awaitRequest(Duration longest) {
    try {
      return requested.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Until this is closed, Ctrl-C runs the listener at once, and again if it was pressed before.
  public Section onRequest(Runnable listener) {
    listeners.add(listener);
    if (isRequested()) {
      listener.run();
    }
    return () -> listeners.remove(listener);
  }

  /// Until this is closed, the process goes on after Ctrl-C.
  public Section finishing() {
    ends.acquireUninterruptibly();
    return ends::release;
  }

  /// Waits until nothing is being finished any more, but no longer than that.
  public void awaitFinished(Duration longest) {
    try {
      if (ends.tryAcquire(ALL, longest.toNanos(), TimeUnit.NANOSECONDS)) {
        ends.release(ALL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
