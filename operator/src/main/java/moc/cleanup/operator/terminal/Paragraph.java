package moc.cleanup.operator.terminal;

import java.util.ArrayList;
import java.util.List;

/// Lays out a text of others in lines that fit a terminal. They break at blanks, or anywhere in a word
/// that is longer than a line.
///
/// @param first what the first line begins with
/// @param others what the other lines begin with
record Paragraph(String first, String others) {

  List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : PlainText.of(text).split(" ", -1)) {
      String rest = word;
      if (!empty && length(line) + 1 + length(rest) > Terminal.COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      if (!empty) {
        line.append(' ');
      }
      while (length(line) + length(rest) > Terminal.COLUMNS) {
        int end = rest.offsetByCodePoints(0, Terminal.COLUMNS - length(line));
        lines.add(line + rest.substring(0, end));
        rest = rest.substring(end);
        line = new StringBuilder(others);
      }
      line.append(rest);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static int length(CharSequence text) {
    return (int) text.codePoints().count();
  }
}
