package moc.cleanup.reliability.soak;

import java.lang.management.ManagementFactory;
import org.jdbi.v3.core.Jdbi;

/// What the process and its database hold at one moment.
///
/// @param mocs deleted so far
/// @param heapMegabytes in use after a collection
/// @param threads of the platform, virtual ones' carriers included
/// @param connections of ours that the database sees
record Sample(long mocs, long heapMegabytes, int threads, int connections) {

  private static final int MEGABYTE = 1024 * 1024;

  private static final String CONNECTIONS =
      """
      SELECT count(*)
      FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'moc-cleanup'
      """;

  static Sample take(long mocs, Jdbi observer) {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return new Sample(
        mocs,
        memory.getHeapMemoryUsage().getUsed() / MEGABYTE,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        observer.withHandle(handle -> handle.createQuery(CONNECTIONS).mapTo(Integer.class).one()));
  }

  String row() {
    return "| %,7d | %4d | %3d | %2d |".formatted(mocs, heapMegabytes, threads, connections);
  }
}
