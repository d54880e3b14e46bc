package moc.cleanup.operator.console.notice;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last things that happened. Thread-safe.
public final class Notices {

  private static final int MOST = 50;

  private final InstantSource clock = InstantSource.system();
  private final Deque<Notice> last = new ArrayDeque<>();
  private Runnable listener = () -> {};
  private long count;

  /// Runs the listener whenever something happens, instead of a former one.
  public synchronized void onNotice(Runnable newListener) {
    listener = newListener;
  }

  public void good(String text) {
    add(true, text);
  }

  public void bad(String text) {
    add(false, text);
  }

  private void add(boolean good, String text) {
    Runnable tellTo;
    synchronized (this) {
      count++;
      last.addLast(new Notice(count, clock.instant(), good, text));
      if (last.size() > MOST) {
        last.removeFirst();
      }
      tellTo = listener;
    }
    tellTo.run();
  }

  /// How many there were.
  public synchronized long count() {
    return count;
  }

  /// Those after that one which are still known, the oldest first.
  public synchronized List<Notice> after(long number) {
    return last.stream().filter(notice -> notice.number() > number).toList();
  }
}
