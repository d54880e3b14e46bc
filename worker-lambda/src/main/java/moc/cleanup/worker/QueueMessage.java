package moc.cleanup.worker;

import org.jspecify.annotations.Nullable;

/// A message as SQS hands it to the function.
///
/// @param id SQS's own, by which the answer names it; a redrive gives a new one
/// @param receiveCount how often SQS has handed it out, this time included
record QueueMessage(String id, @Nullable String body, int receiveCount) {}
