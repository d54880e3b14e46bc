package moc.cleanup.scheduler.enqueueing;

import moc.cleanup.message.MocId;

/// A message that SQS did not take, or did not say that it took.
record Refusal(MocId mocId, String reason) {}
