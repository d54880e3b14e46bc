package moc.cleanup.operator.terminal;

/// Text of others without what could command a terminal: keys, titles and errors hold anything.
public final class PlainText {

  private static final int LAST_ASCII_CONTROL = 0x1f;
  private static final int FIRST_LATIN_CONTROL = 0x7f;
  private static final int LAST_LATIN_CONTROL = 0x9f;

  private PlainText() {}

  /// The text with control and format characters spelled out, as in `\u001b`.
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          if (isControl(codePoint)) {
            plain.append("\\u%04x".formatted(codePoint));
          } else {
            plain.appendCodePoint(codePoint);
          }
        });
    return plain.toString();
  }

  private static boolean isControl(int codePoint) {
    return codePoint <= LAST_ASCII_CONTROL
        || (codePoint >= FIRST_LATIN_CONTROL && codePoint <= LAST_LATIN_CONTROL)
        || Character.getType(codePoint) == Character.FORMAT;
  }
}
