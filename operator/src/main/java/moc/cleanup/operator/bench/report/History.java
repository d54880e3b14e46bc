package moc.cleanup.operator.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

/// A file with a line for every target of every call that was to be remembered.
public record History(Path file) {

  private static final String HEAD = "date,version,target,wanted,measured,met\n";

  public void append(LocalDate date, String version, List<Target> targets) {
    StringBuilder lines = new StringBuilder(Files.exists(file) ? "" : HEAD);
    for (Target target : targets) {
      lines
          .append(
              String.join(
                  ",",
                  date.toString(),
                  version,
                  quoted(target.what()),
                  quoted(target.wanted()),
                  quoted(target.measured()),
                  target.met() ? "yes" : "no"))
          .append('\n');
    }
    try {
      Files.writeString(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// Quoted where a comma would end the field.
  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }
}
