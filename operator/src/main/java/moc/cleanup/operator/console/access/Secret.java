package moc.cleanup.operator.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A random text that nobody guesses: at 256 bits, counting the wrong guesses would protect nothing.
public final class Secret {

  private static final int BYTES = 32;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The secret itself, to be handed to those who may have it.
  public String reveal() {
    return text;
  }

  /// Compares in a time that tells nothing of how much of a guess is right.
  public boolean is(@Nullable String guess) {
    return guess != null
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
