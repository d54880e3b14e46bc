package moc.cleanup.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Work that goes on beside the test until the test wants its result.
record Background<T>(CompletableFuture<T> result) {

  private static final int PATIENCE_SECONDS = 60;

  static <T> Background<T> start(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(work.call());
          } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
          }
        });
    return new Background<>(result);
  }

  T await() throws Exception {
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
