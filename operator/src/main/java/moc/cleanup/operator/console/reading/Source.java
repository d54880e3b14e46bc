package moc.cleanup.operator.console.reading;

import moc.cleanup.config.Retention;
import moc.cleanup.operator.deadletter.DeadLetterQueue;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Where the console reads.
///
/// @param sqs null, as `queueUrl`, when there is no queue to ask
/// @param deadLetters null when the queue has no dead-letter queue
public record Source(
    Jdbi jdbi,
    Retention retention,
    @Nullable SqsClient sqs,
    @Nullable String queueUrl,
    @Nullable DeadLetterQueue deadLetters) {}
