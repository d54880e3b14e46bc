package moc.cleanup.testbed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/// What was opened, closed in reverse order. One failure to close does not keep the rest open: all
/// are thrown together at the end. Safe for use by many threads.
public final class Closing implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /// What `opening` built; or, when it throws, nothing that it left open.
  public static <T> T onFailure(Function<Closing, T> opening) {
    Closing closing = new Closing();
    try {
      return opening.apply(closing);
    } catch (RuntimeException failure) {
      closing.closeAfter(failure);
      throw failure;
    }
  }

  public synchronized <T extends AutoCloseable> T later(T resource) {
    opened.push(resource);
    return resource;
  }

  /// Safe to call again: what was closed once is forgotten.
  @Override
  public void close() {
    RuntimeException first = new IllegalStateException("Could not close everything");
    closeAfter(first);
    if (first.getSuppressed().length > 0) {
      throw first;
    }
  }

  private synchronized void closeAfter(RuntimeException failure) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception next) {
        failure.addSuppressed(next);
      }
    }
  }
}
