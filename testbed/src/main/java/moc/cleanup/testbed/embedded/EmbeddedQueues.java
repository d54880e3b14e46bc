package moc.cleanup.testbed.embedded;

import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.QuietServers;
import moc.cleanup.testbed.SandboxQueues;
import moc.cleanup.testbed.SandboxSettings;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS alone, with one queue and its dead-letter queue, for somebody who has the other parts. What
/// is in them is gone when this is closed.
public final class EmbeddedQueues implements AutoCloseable {

  private final Closing closing;
  private final SqsClient sqs;
  private final SandboxQueues queues;

  private EmbeddedQueues(SandboxSettings settings, Closing closing) {
    this.closing = closing;
    SqsPart part = closing.later(SqsPart.start());
    sqs = closing.later(LocalAws.sqs(part.endpoint()));
    queues = SandboxQueues.create(sqs, "moc-cleanup", settings);
  }

  public static EmbeddedQueues start(SandboxSettings settings) {
    QuietServers.quieten();
    return Closing.onFailure(closing -> new EmbeddedQueues(settings, closing));
  }

  /// Of use as long as this is open.
  public SqsClient sqs() {
    return sqs;
  }

  public String queueUrl() {
    return queues.queue().url();
  }

  @Override
  public void close() {
    closing.close();
  }
}
