package moc.cleanup.operator.terminal;

/// What a script may rely on.
public final class ExitCodes {

  /// All was done, and all is in order.
  public static final int IN_ORDER = 0;

  /// The command ran, but something is not in order; its output says what. Or that output could not
  /// be written, while somebody wanted it.
  public static final int NOT_IN_ORDER = 1;

  /// Bad input, or an environment with which nothing can be done; nothing was changed.
  public static final int UNUSABLE = 2;

  /// Ended by Ctrl-C; what had begun is finished or safe.
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
