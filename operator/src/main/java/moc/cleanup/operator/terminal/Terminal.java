package moc.cleanup.operator.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;

/// Where the command writes to, and what may be written there.
///
/// @param interactive whether a person watches: lines may be drawn anew
/// @param coloured whether escape sequences for colours may be written
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean coloured) {

  /// Begins a line anew, so that a log line does not end up behind a progress bar.
  public static final String CLEAR_LINE = "\r\u001b[K";

  private static final String COMMAND = "moc-cleanup: ";

  public static Terminal ofProcess() {
    Map<String, String> variables = System.getenv();
    boolean interactive = isWatched() && !"dumb".equals(variables.get("TERM"));
    // https://no-color.org
    boolean coloured = interactive && variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        interactive,
        coloured);
  }

  // Since JDK 25 there is once more no console where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isWatched() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// One line that says what is wrong.
  public void complain(String line) {
    err.println(COMMAND + line);
  }

  /// What tells the story of a command as it goes on; with JSON it is silent, since the one
  /// document is all that is printed.
  public Narrator narrator(boolean json) {
    return json
        ? new Narrator(new PrintWriter(PrintWriter.nullWriter()), false, false)
        : new Narrator(out, interactive, coloured);
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
