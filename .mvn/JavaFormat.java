import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or writes the format of every Java source below a folder. The build runs it as a source
/// file on JDK 25, because a formatter inside Maven would be limited to the Java that runs Maven.
final class JavaFormat {

  public static void main(String[] args) throws IOException, FormatterException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    Formatter formatter =
        new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sourcesBelow(root)) {
      String text = Files.readString(source);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.add(root.relativize(source));
        if (write) {
          Files.writeString(source, formatted);
        }
      }
    }
    if (!write && !unformatted.isEmpty()) {
      System.err.println("Not formatted; run: mvn validate -Djava-format=write");
      unformatted.forEach(source -> System.err.println("  " + source));
      System.exit(1);
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
