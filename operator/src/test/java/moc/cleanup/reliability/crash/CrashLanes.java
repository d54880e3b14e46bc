package moc.cleanup.reliability.crash;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Plays cases side by side, each in a sandbox that no other uses meanwhile.
final class CrashLanes implements AutoCloseable {

  private static final int LANES = 2;

  private final List<CrashSite> sites;
  private final BlockingQueue<CrashSite> idle;
  private final ExecutorService threads = Executors.newFixedThreadPool(LANES);

  private CrashLanes(List<CrashSite> sites) {
    this.sites = sites;
    idle = new ArrayBlockingQueue<>(LANES, false, sites);
  }

  static CrashLanes open() {
    return new CrashLanes(Stream.generate(CrashSite::open).limit(LANES).toList());
  }

  /// Begins a case as soon as a sandbox is idle.
  Future<?> submit(CrashCase one) {
    return threads.submit(() -> {
      CrashSite site = idle.take();
      try {
        one.play(site);
      } finally {
        idle.add(site);
      }
      return null;
    });
  }

  /// One of the sandboxes, for use while no case is played.
  CrashSite any() {
    return sites.getFirst();
  }

  @Override
  public void close() {
    threads.close();
    sites.forEach(CrashSite::close);
  }
}
