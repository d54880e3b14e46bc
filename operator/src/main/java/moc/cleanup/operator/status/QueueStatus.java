package moc.cleanup.operator.status;

import moc.cleanup.operator.queue.PipelineQueues;
import org.jspecify.annotations.Nullable;

/// How full the queues are, approximately.
///
/// @param waiting messages that a worker can receive, now or after a delay
/// @param inFlight messages that a worker has, or that came back and are still invisible
/// @param deadLetters null when the queue has no dead-letter queue
public record QueueStatus(String url, long waiting, long inFlight, @Nullable Long deadLetters) {

  public static QueueStatus of(PipelineQueues queues) {
    var depth = queues.cleanup().depth();
    var deadLetters = queues.deadLetters();
    return new QueueStatus(
        queues.cleanup().url(),
        depth.visible() + depth.delayed(),
        depth.inFlight(),
        deadLetters == null ? null : deadLetters.depth().messages());
  }
}
