package moc.cleanup.operator.terminal;

import java.io.PrintWriter;
import java.util.List;

/// Tells a person what happens while it happens, in lines that fit a terminal. Not thread-safe, but
/// for the progress it hands out.
public final class Narrator {

  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  private final PrintWriter out;
  private final boolean coloured;
  private final Terminal terminal;

  Narrator(PrintWriter out, boolean coloured, Terminal terminal) {
    this.out = out;
    this.coloured = coloured;
    this.terminal = terminal;
  }

  /// Says a line that is known to fit.
  public void say(String line) {
    out.println(line);
  }

  public void blankLine() {
    out.println();
  }

  /// Says a text of any length and with anything in it, broken into lines.
  public void say(int indent, String text) {
    new Paragraph(" ".repeat(indent), " ".repeat(indent)).lines(text).forEach(out::println);
  }

  /// Says what something is called and, beside it, what it is: a text of any length and with anything
  /// in it.
  public void fact(String name, String text) {
    new Paragraph("  %-20s ".formatted(name), " ".repeat(23)).lines(text).forEach(out::println);
  }

  /// Says a text with a mark before it.
  public void marked(String mark, String text) {
    List<String> lines = new Paragraph("  ", "  ").lines(text);
    out.println(mark + lines.getFirst().substring(1));
    lines.stream().skip(1).forEach(out::println);
  }

  /// Progress of so many things, for whoever watches; whoever asked for it closes it.
  public Progress progress(String label, long total) {
    return terminal.progress(label, total);
  }

  public String bold(String text) {
    return painted(BOLD, text);
  }

  public String faint(String text) {
    return painted(FAINT, text);
  }

  /// The mark of what is in order, or of what is not.
  public String mark(boolean inOrder) {
    return inOrder ? painted(GREEN, "✓") : painted(RED, "✗");
  }

  /// The mark of what somebody should look at.
  public String warning() {
    return painted(YELLOW, "!");
  }

  private String painted(String colour, String text) {
    return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
