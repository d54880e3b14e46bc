import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Checks or writes the format of every Java source below a folder. The build runs it as a source
/// file on JDK 25, because a formatter inside Maven would be limited to the Java that runs Maven.
final class JavaFormat {

  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    List<Path> unformatted =
        sourcesBelow(root).parallelStream().filter(source -> !isFormatted(source, write)).toList();
    if (!write && !unformatted.isEmpty()) {
      System.err.println("Not formatted; run: mvn validate -Djava-format=write");
      unformatted.forEach(source -> System.err.println("  " + root.relativize(source)));
      System.exit(1);
    }
  }

  /// Whether the source was as it should be; with `write` it is so afterwards.
  private static boolean isFormatted(Path source, boolean write) {
    try {
      String text = Files.readString(source);
      String formatted = FORMATTER.formatSourceAndFixImports(text);
      if (formatted.equals(text)) {
        return true;
      }
      if (write) {
        Files.writeString(source, formatted);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(source + " cannot be formatted", e);
    }
  }

  private static List<Path> sourcesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
