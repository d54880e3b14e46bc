package moc.cleanup.reliability.histories.application;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Row ids that say which name they stand for. Their order is not that of the names, so that locks
/// taken in the order of ids are taken in no order that the names suggest.
public final class Ids {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private Ids() {}

  /// The id of a name.
  ///
  /// @param name at most eight letters and digits
  public static UUID of(String name) {
    byte[] letters = new byte[Long.BYTES];
    byte[] text = name.getBytes(US_ASCII);
    System.arraycopy(text, 0, letters, 0, text.length);
    return new UUID(name.hashCode() * GOLDEN, ByteBuffer.wrap(letters).getLong());
  }

  public static String name(UUID id) {
    byte[] letters = ByteBuffer.allocate(Long.BYTES).putLong(id.getLeastSignificantBits()).array();
    return new String(letters, US_ASCII).trim();
  }
}
