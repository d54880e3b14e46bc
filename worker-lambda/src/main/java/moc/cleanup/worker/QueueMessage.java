package moc.cleanup.worker;

import org.jspecify.annotations.Nullable;

/// A message as SQS hands it to the function.
///
/// @param id SQS's own, by which the answer names it; a redrive gives a new one
/// @param receiptHandle by which SQS is told what to do with it until it is handed out again
/// @param receiveCount how often SQS has handed it out, this time included
record QueueMessage(
    String id, @Nullable String receiptHandle, @Nullable String body, int receiveCount) {}
