package moc.cleanup.database;

import org.jspecify.annotations.Nullable;

/// The secret with the database's login could not be had. The message names it and says why, and
/// repeats nothing of what is in it.
public final class UnreadableSecretException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnreadableSecretException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
