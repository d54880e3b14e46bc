package moc.cleanup.operator.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table of texts; the first column says what a row is about.
public record Table(String title, List<String> columns, List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// Lines in which the columns stand below each other.
  public List<String> plainLines() {
    List<Integer> widths = IntStream.range(0, columns.size()).mapToObj(this::width).toList();
    return withHeading().map(row -> plainLine(row, widths)).toList();
  }

  /// A table as Markdown has it.
  public List<String> markdownLines() {
    String rule = columns.stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |"));
    return Stream.concat(
            Stream.of(markdownLine(columns), rule), rows.stream().map(Table::markdownLine))
        .toList();
  }

  private Stream<List<String>> withHeading() {
    return Stream.concat(Stream.of(columns), rows.stream());
  }

  private int width(int column) {
    return withHeading().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String plainLine(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> padded(row.get(i), widths.get(i), i == 0))
        .collect(Collectors.joining("  ", "  ", ""))
        .stripTrailing();
  }

  private static String padded(String text, int width, boolean left) {
    String blanks = " ".repeat(width - text.length());
    return left ? text + blanks : blanks + text;
  }

  private static String markdownLine(List<String> row) {
    return row.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
