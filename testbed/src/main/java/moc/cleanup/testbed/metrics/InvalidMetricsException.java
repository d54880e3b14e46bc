package moc.cleanup.testbed.metrics;

/// A call that CloudWatch would refuse.
final class InvalidMetricsException extends RuntimeException {

  InvalidMetricsException(String message) {
    super(message);
  }
}
