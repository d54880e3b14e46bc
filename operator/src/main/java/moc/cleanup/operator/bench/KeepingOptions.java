package moc.cleanup.operator.bench;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.operator.bench.report.BarChart;
import moc.cleanup.operator.bench.report.BenchReport;
import moc.cleanup.operator.bench.report.Findings;
import moc.cleanup.operator.bench.report.History;
import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where figures are kept, beside being printed.
final class KeepingOptions {

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Append what was measured for each target to this CSV file.")
  private @Nullable Path history;

  @Option(
      names = "--charts",
      paramLabel = "FOLDER",
      description = "Write drawings of the figures (SVG) into this folder.")
  private @Nullable Path charts;

  /// @throws UnusableException naming the option at fault
  void requireUsable() {
    if (history != null && !Files.isDirectory(folderOf(history))) {
      throw new UnusableException("--history is \"" + history + "\"; its folder is not there");
    }
    if (charts != null && Files.exists(charts) && !Files.isDirectory(charts)) {
      throw new UnusableException("--charts is \"" + charts + "\"; that is not a folder");
    }
  }

  void keep(Findings findings, BenchReport report) {
    if (history != null) {
      new History(history).append(LocalDate.now(UTC), version(), report.targets());
    }
    if (charts != null) {
      write(findings.charts(), charts);
    }
  }

  private static void write(Map<String, BarChart> drawings, Path folder) {
    try {
      Files.createDirectories(folder);
      for (var drawing : drawings.entrySet()) {
        Files.writeString(folder.resolve(drawing.getKey() + ".svg"), drawing.getValue().svg());
      }
    } catch (IOException e) {
      throw new UnusableException("--charts is \"" + folder + "\"; it cannot be written to", e);
    }
  }

  private static String version() {
    return Optional.ofNullable(BenchCommand.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling(".");
  }
}
