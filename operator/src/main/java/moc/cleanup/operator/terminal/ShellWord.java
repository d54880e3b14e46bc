package moc.cleanup.operator.terminal;

import java.util.regex.Pattern;

/// One word of a command that somebody pastes into a shell: ids of others hold anything.
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:@-]+");

  private ShellWord() {}

  /// The text as it is where a shell leaves it alone, and in single quotes elsewhere.
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
