package moc.cleanup.operator.queue;

/// How many messages a queue holds, by where they are. SQS counts them approximately: it may lag a
/// minute behind.
///
/// @param visible waiting to be received
/// @param inFlight received and neither deleted nor visible again
/// @param delayed not to be received yet
public record QueueDepth(long visible, long inFlight, long delayed) {

  public long messages() {
    return visible + inFlight + delayed;
  }
}
