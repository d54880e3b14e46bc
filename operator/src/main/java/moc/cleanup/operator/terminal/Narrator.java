package moc.cleanup.operator.terminal;

import java.io.PrintWriter;

/// Tells a person what happens while it happens. Not thread-safe, but for the progress it hands out.
public final class Narrator {

  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";

  private final PrintWriter out;
  private final boolean interactive;
  private final boolean coloured;

  Narrator(PrintWriter out, boolean interactive, boolean coloured) {
    this.out = out;
    this.interactive = interactive;
    this.coloured = coloured;
  }

  public void say(String line) {
    out.println(line);
  }

  public void blankLine() {
    out.println();
  }

  /// Progress of so many things; whoever asked for it closes it.
  public Progress progress(String label, long total) {
    return interactive ? new ProgressBar(out, label, total) : new ProgressLines(out, label, total);
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

  private String painted(String colour, String text) {
    return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
