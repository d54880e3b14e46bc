/// Messages that SQS gave up on: what their failures mean in plain words, and how they are sent on
/// their way again. Moving them is SQS's own business; nothing is copied from queue to queue here.
@NullMarked
package moc.cleanup.operator.deadletter;

import org.jspecify.annotations.NullMarked;
