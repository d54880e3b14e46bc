package moc.cleanup.operator.bench.variant;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.operator.bench.place.Place;

/// Plain JDBC connections in manual commit, each with a thread of its own, whose CPU is known.
record Sessions(List<Connection> connections, AtomicLong cpuNanos) implements AutoCloseable {

  /// What one thread does with its connection.
  interface Task {
    void run(Connection connection) throws SQLException;
  }

  static Sessions open(Place place, int count) {
    List<Connection> connections = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        Connection connection = place.connect();
        connection.setAutoCommit(false);
        connections.add(connection);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the bench's database takes no connection", e);
    }
    return new Sessions(List.copyOf(connections), new AtomicLong());
  }

  /// Does it on every connection at once, and returns when all are done.
  void run(Task task) {
    List<Future<?>> threads = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(connections.size())) {
      for (Connection connection : connections) {
        threads.add(
            executor.submit(() -> {
              CpuClock clock = CpuClock.ofThisThread();
              Duration before = clock.used();
              task.run(connection);
              return cpuNanos.addAndGet(clock.used().minus(before).toNanos());
            }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a session failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  Duration cpu() {
    return Duration.ofNanos(cpuNanos.get());
  }

  @Override
  public void close() {
    try {
      for (Connection connection : connections) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a session could not be closed", e);
    }
  }
}
