package moc.cleanup.message;

import java.util.UUID;

/// The primary key of a MOC, `moc_instructions.id`. Ordered as PostgreSQL orders uuids, so that
/// locks taken in the order of ids are taken in the same order everywhere.
public record MocId(UUID value) implements Comparable<MocId> {

  private static final int CANONICAL_LENGTH = 36;

  /// Reads the canonical form with its four hyphens, in upper or lower case.
  ///
  /// @throws IllegalArgumentException when the text is anything else; `UUID.fromString` alone would
  ///     accept "1-1-1-1-1"
  public static MocId parse(String text) {
    if (text.length() != CANONICAL_LENGTH) {
      throw new IllegalArgumentException("\"" + text + "\" is not a UUID");
    }
    try {
      return new MocId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a UUID", e);
    }
  }

  @Override
  public int compareTo(MocId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
