package moc.cleanup.infra;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/// The queue between scheduler and worker, and the queue for what the worker could not do.
final class Queues extends Construct {

  private static final int RECEIVES = 3;

  /// SQS's longest: a message keeps its age when it moves there.
  private static final Duration LONGEST_RETENTION = Duration.days(14);

  private static final Duration RETENTION = Duration.days(4);

  /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
  private static final int TIMEOUTS_INVISIBLE = 6;

  private final Queue cleanup;
  private final Queue deadLetters;

  Queues(Construct scope, StackConfig config) {
    super(scope, "Queues");
    String name = config.named("queue");
    // By its ARN: a reference would be a circle, since the queue refers to this one.
    IQueue source = Queue.fromQueueArn(this, "Source", arn(name));
    deadLetters =
        keep(
            config,
            queue("DeadLetters", config.named("dlq"))
                .retentionPeriod(LONGEST_RETENTION)
                .redriveAllowPolicy(
                    RedriveAllowPolicy.builder()
                        .redrivePermission(RedrivePermission.BY_QUEUE)
                        .sourceQueues(List.of(source))
                        .build()));
    cleanup =
        keep(
            config,
            queue("Cleanup", name)
                .retentionPeriod(RETENTION)
                .visibilityTimeout(invisibility(config.worker()))
                .deadLetterQueue(
                    DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(RECEIVES)
                        .build()));
  }

  Queue cleanup() {
    return cleanup;
  }

  Queue deadLetters() {
    return deadLetters;
  }

  private static Duration invisibility(WorkerSettings worker) {
    return Duration.seconds(
        worker
            .timeout()
            .multipliedBy(TIMEOUTS_INVISIBLE)
            .plus(worker.batchingWindow())
            .toSeconds());
  }

  private Queue.Builder queue(String id, String name) {
    return SecureQueue.builder(this, id, name);
  }

  private static Queue keep(StackConfig config, Queue.Builder builder) {
    return builder.removalPolicy(config.removal()).build();
  }

  private String arn(String queueName) {
    return Stack.of(this)
        .formatArn(ArnComponents.builder().service("sqs").resource(queueName).build());
  }
}
