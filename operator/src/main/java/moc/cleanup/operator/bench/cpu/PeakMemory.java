package moc.cleanup.operator.bench.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that a process had resident at any time, as Linux counts it (`VmHWM`).
public final class PeakMemory {

  private static final String PEAK = "VmHWM:";
  private static final long BYTES_PER_KIBIBYTE = 1024;

  private PeakMemory() {}

  /// In bytes.
  public static long ofProcess(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .map(kibibytes -> kibibytes * BYTES_PER_KIBIBYTE)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " has ended", e);
    }
  }
}
