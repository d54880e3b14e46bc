package moc.cleanup.worker.objectkey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Percent-decoding as browsers and S3 do it: once, and a `%` that begins no escape stays.
/// `java.net.URI` would refuse such a text, and `URLDecoder` would turn `+` into a blank.
final class PercentDecoding {

  private static final int ESCAPE_LENGTH = 3;
  private static final int HEX = 16;

  private PercentDecoding() {}

  /// The decoded text, or nothing when its bytes are not UTF-8.
  static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    ByteBuffer bytes = ByteBuffer.wrap(decodedBytes(text));
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static byte[] decodedBytes(String text) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
    int position = 0;
    while (position < text.length()) {
      if (isEscape(text, position)) {
        decoded.write(Integer.parseInt(text, position + 1, position + ESCAPE_LENGTH, HEX));
        position += ESCAPE_LENGTH;
      } else {
        int nextPercent = text.indexOf('%', position + 1);
        int end = nextPercent < 0 ? text.length() : nextPercent;
        decoded.writeBytes(text.substring(position, end).getBytes(StandardCharsets.UTF_8));
        position = end;
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isEscape(String text, int position) {
    return text.charAt(position) == '%'
        && position + ESCAPE_LENGTH <= text.length()
        && isHex(text.charAt(position + 1))
        && isHex(text.charAt(position + 2));
  }

  private static boolean isHex(char character) {
    return character < 128 && Character.digit(character, HEX) >= 0;
  }
}
