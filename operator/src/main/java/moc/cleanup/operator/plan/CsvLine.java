package moc.cleanup.operator.plan;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import moc.cleanup.operator.terminal.PlainText;
import org.jspecify.annotations.Nullable;

/// A line of CSV, as RFC 4180 has it, that does no harm wherever it is opened: control characters are
/// spelled out, and a text that a spreadsheet would take for a formula begins with an apostrophe.
record CsvLine(List<String> cells) {

  private static final String LINE_END = "\r\n";
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\p{L}\\p{N}_.:/#()-]*");

  // https://owasp.org/www-community/attacks/CSV_Injection
  private static final String FORMULAS_BEGIN_WITH = "=+-@＝＋－＠";

  /// Copies the list.
  CsvLine {
    cells = List.copyOf(cells);
  }

  static CsvLine of(@Nullable String... texts) {
    return new CsvLine(Arrays.stream(texts).map(CsvLine::cell).toList());
  }

  private static String cell(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String plain = PlainText.of(text);
    String harmless = FORMULAS_BEGIN_WITH.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    return NEEDS_NO_QUOTES.matcher(harmless).matches()
        ? harmless
        : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  void print(PrintWriter out) {
    out.print(cells.stream().collect(Collectors.joining(",", "", LINE_END)));
  }
}
