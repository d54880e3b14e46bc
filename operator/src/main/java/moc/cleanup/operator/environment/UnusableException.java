package moc.cleanup.operator.environment;

/// Nothing can be done with what the command was given. The message is one line that says what is
/// wrong and what to do; nothing was changed.
public final class UnusableException extends RuntimeException {

  public UnusableException(String problem) {
    super(problem);
  }

  public UnusableException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
