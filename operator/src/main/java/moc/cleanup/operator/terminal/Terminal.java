package moc.cleanup.operator.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the command writes to, and what may be written there.
///
/// @param coloured whether escape sequences for colours may be written to `out`
/// @param watched whether a person watches `err`: progress is shown there
/// @param interruption Ctrl-C on this terminal
/// @param answers where a person's answers come from; null when nobody is there to be asked
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean coloured,
    boolean watched,
    Interruption interruption,
    @Nullable BufferedReader answers) {

  /// What a terminal is taken to be wide.
  public static final int COLUMNS = 80;

  /// Begins a line anew, so that a log line does not end up behind a progress bar.
  public static final String CLEAR_LINE = "\r\u001b[K";

  private static final Set<String> YES = Set.of("y", "yes");

  private static final String COMMAND = "moc-cleanup: ";

  /// The launcher's word on whether the stream is a terminal; Java cannot tell of one alone.
  private static final String IS_TERMINAL = "moc.cleanup.terminal.";

  /// One on which nobody can be asked.
  public Terminal(
      PrintWriter out,
      PrintWriter err,
      boolean coloured,
      boolean watched,
      Interruption interruption) {
    this(out, err, coloured, watched, interruption, null);
  }

  public static Terminal ofProcess() {
    Map<String, String> variables = System.getenv();
    boolean dumb = "dumb".equals(variables.get("TERM"));
    // https://no-color.org
    boolean colours = variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        output(new FileOutputStream(FileDescriptor.out), System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        isTerminal("out") && colours && !dumb,
        isTerminal("err") && !dumb,
        new Interruption(),
        isTerminal("err") && isTerminal("in") ? answersOfProcess() : null);
  }

  /// What writes there for as long as somebody reads it.
  static PrintWriter output(OutputStream stream, Charset charset) {
    return new PrintWriter(new UntilNobodyReads(stream), true, charset);
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

  private static BufferedReader answersOfProcess() {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
  }

  /// Asks a person whether to go on; whatever is not a yes is a no.
  ///
  /// @throws UncheckedIOException when the answer cannot be read
  /// @throws IllegalStateException when nobody is there to be asked
  public boolean agree(String question) {
    if (answers == null) {
      throw new IllegalStateException("nobody is there to be asked");
    }
    err.print(PlainText.of(question) + " [y/N] ");
    err.flush();
    try {
      String answer = Optional.ofNullable(answers.readLine()).orElse("");
      return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /// Flushes all, and says whether the output is where it should be, or its reader had enough of it.
  public boolean flushed() {
    flush();
    return !out.checkError();
  }
}
