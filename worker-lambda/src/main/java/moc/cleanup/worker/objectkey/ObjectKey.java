package moc.cleanup.worker.objectkey;

import java.nio.charset.StandardCharsets;

/// An object's key as S3 knows it: decoded, case-sensitive, 1 to 1,024 bytes of UTF-8.
public record ObjectKey(String value) implements Comparable<ObjectKey> {

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  private static final int MOST_BYTES = 1024;

  /// Refuses what cannot be a key.
  public ObjectKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty key");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("key of more than " + MOST_BYTES + " bytes");
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("key with a NUL, which PostgreSQL cannot hold");
    }
  }

  @Override
  public int compareTo(ObjectKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
