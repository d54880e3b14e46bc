package moc.cleanup.operator.bench.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A line of Linux's `/proc/<pid>/stat`.
///
/// @param own used by the process itself
/// @param ofEnded used by its children that ended
record ProcStat(long parent, Duration own, Duration ofEnded) {

  // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, counted from behind the name, which
  // may hold anything.
  private static final int PARENT = 1;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int USER_TICKS_OF_ENDED = 13;
  private static final int SYSTEM_TICKS_OF_ENDED = 14;

  /// What `getconf CLK_TCK` says on every architecture that Java runs on.
  private static final long TICKS_PER_SECOND = 100;

  private static final long MILLIS_PER_TICK = 1000 / TICKS_PER_SECOND;

  /// Nothing, when the process has ended.
  static Optional<ProcStat> of(long pid) {
    try {
      return Optional.of(parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat"))));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  static ProcStat parse(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return new ProcStat(
        Long.parseLong(fields[PARENT]),
        ticks(fields[USER_TICKS], fields[SYSTEM_TICKS]),
        ticks(fields[USER_TICKS_OF_ENDED], fields[SYSTEM_TICKS_OF_ENDED]));
  }

  private static Duration ticks(String user, String system) {
    return Duration.ofMillis((Long.parseLong(user) + Long.parseLong(system)) * MILLIS_PER_TICK);
  }
}
