package moc.cleanup.message;

/// A message's body is not one of ours. It fails alone, so that it reaches the dead-letter queue,
/// where a person can read it.
public final class UnreadableMessageException extends RuntimeException {

  UnreadableMessageException(String problem) {
    super(problem);
  }

  UnreadableMessageException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
