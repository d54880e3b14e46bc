package moc.cleanup.operator.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/// Where the command writes to, and what may be written there.
///
/// @param coloured whether escape sequences for colours may be written to `out`
/// @param watched whether a person watches `err`: progress is shown there
/// @param interruption Ctrl-C on this terminal
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean coloured,
    boolean watched,
    Interruption interruption) {

  /// What a terminal is taken to be wide.
  public static final int COLUMNS = 80;

  /// Begins a line anew, so that a log line does not end up behind a progress bar.
  public static final String CLEAR_LINE = "\r\u001b[K";

  private static final String COMMAND = "moc-cleanup: ";

  /// The launcher's word on whether the stream is a terminal; Java cannot tell of one alone.
  private static final String IS_TERMINAL = "moc.cleanup.terminal.";

  public static Terminal ofProcess() {
    Map<String, String> variables = System.getenv();
    boolean dumb = "dumb".equals(variables.get("TERM"));
    // https://no-color.org
    boolean colours = variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        isTerminal("out") && colours && !dumb,
        isTerminal("err") && !dumb,
        new Interruption());
  }

  /// A pipe: neither colours nor progress.
  public static Terminal pipe(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, false, false, new Interruption());
  }

  // Since JDK 25 there is once more no console where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(String stream) {
    Console console = System.console();
    return Optional.ofNullable(System.getProperty(IS_TERMINAL + stream))
        .map(Boolean::parseBoolean)
        .orElse(console != null && console.isTerminal());
  }

  /// One line that says what is wrong.
  public void complain(String line) {
    err.println(COMMAND + PlainText.of(line));
  }

  /// What tells a person the story of a command as it goes on; with JSON it says nothing, since the
  /// one document is all that is printed, and only shows progress.
  public Narrator narrator(boolean json) {
    PrintWriter story = json ? new PrintWriter(PrintWriter.nullWriter()) : out;
    return new Narrator(story, coloured && !json, this);
  }

  /// Progress of so many things, beside the output; whoever asked for it closes it.
  Progress progress(String label, long total) {
    return watched ? new ProgressBar(err, label, total) : new UnseenProgress();
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
