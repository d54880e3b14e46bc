package moc.cleanup.scheduler.enqueueing;

/// MOCs were due and SQS took none of their messages. The claims are given back and the metrics
/// sent, so that trying the run again is all that is needed.
public final class NothingEnqueuedException extends RuntimeException {

  NothingEnqueuedException(int refused, String reasons) {
    super("SQS took none of " + refused + " messages: " + reasons);
  }
}
