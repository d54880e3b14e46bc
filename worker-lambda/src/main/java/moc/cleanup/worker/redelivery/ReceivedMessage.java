package moc.cleanup.worker.redelivery;

/// A message that SQS has handed out and that will come back.
///
/// @param receiptHandle of this receive
/// @param receiveCount how often SQS has handed it out, this time included
public record ReceivedMessage(String id, String receiptHandle, int receiveCount) {}
