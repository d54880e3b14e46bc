package moc.cleanup.operator.bench.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;

/// How much CPU something has used so far.
public interface CpuClock {

  Duration used();

  /// Whether this machine says what each process used.
  static boolean isThere() {
    return Files.isReadable(Path.of("/proc/self/stat"));
  }

  /// This JVM.
  static CpuClock ofThisProcess() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return () -> Duration.ofNanos(system.getProcessCpuTime());
  }

  /// The calling thread, on whichever thread the clock is read.
  static CpuClock ofThisThread() {
    long thread = Thread.currentThread().threadId();
    return () -> Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread));
  }

  static CpuClock ofProcesses(Collection<Long> pids) {
    return () -> sum(pids.stream().flatMap(pid -> ProcStat.of(pid).stream()).map(ProcStat::own));
  }

  /// A PostgreSQL server with everything it does, sessions that have ended included.
  ///
  /// @param backend a session of it
  static CpuClock ofServer(long backend) {
    long postmaster = ProcStat.of(backend).orElseThrow().parent();
    return () -> {
      ProcStat server = ProcStat.of(postmaster).orElseThrow();
      Stream<Duration> alive =
          ProcessHandle.of(postmaster).stream()
              .flatMap(ProcessHandle::children)
              .flatMap(child -> ProcStat.of(child.pid()).stream())
              .map(ProcStat::own);
      return sum(Stream.concat(Stream.of(server.own(), server.ofEnded()), alive));
    };
  }

  private static Duration sum(Stream<Duration> durations) {
    return durations.reduce(Duration.ZERO, Duration::plus);
  }
}
