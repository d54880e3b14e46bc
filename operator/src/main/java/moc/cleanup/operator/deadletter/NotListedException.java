package moc.cleanup.operator.deadletter;

import moc.cleanup.operator.environment.UnusableException;
import org.jspecify.annotations.Nullable;

/// SQS moves the dead letters and does not say how far it is: whoever started that cannot follow it.
public final class NotListedException extends IllegalStateException {

  /// @param refusal why SQS does not say; null when it listed everything else
  NotListedException(@Nullable UnusableException refusal) {
    super(
        "SQS has started the redrive and does not list it"
            + (refusal == null ? " yet" : ": " + refusal.getMessage()),
        refusal);
  }
}
