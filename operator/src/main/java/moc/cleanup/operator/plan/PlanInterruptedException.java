package moc.cleanup.operator.plan;

/// Ctrl-C came before the plan was made.
final class PlanInterruptedException extends RuntimeException {

  PlanInterruptedException() {
    super("interrupted");
  }
}
