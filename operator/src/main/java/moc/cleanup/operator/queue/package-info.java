/// The cleanup queue and its dead-letter queue as SQS describes them now. Nothing is received or sent
/// here.
@NullMarked
package moc.cleanup.operator.queue;

import org.jspecify.annotations.NullMarked;
