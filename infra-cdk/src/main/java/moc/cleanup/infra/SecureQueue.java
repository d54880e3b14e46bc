package moc.cleanup.infra;

import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// What every queue of the stack has in common: encrypted at rest and on its way.
final class SecureQueue {

  private SecureQueue() {}

  static Queue.Builder builder(Construct scope, String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }
}
