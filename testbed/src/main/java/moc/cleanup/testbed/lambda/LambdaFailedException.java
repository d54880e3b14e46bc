package moc.cleanup.testbed.lambda;

import org.jspecify.annotations.Nullable;

/// An invocation that AWS would count as failed: the function threw, ran out of time, or died.
public final class LambdaFailedException extends RuntimeException {

  public LambdaFailedException(String message) {
    super(message);
  }

  public LambdaFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
