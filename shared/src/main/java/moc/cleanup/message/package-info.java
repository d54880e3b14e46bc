/// What the scheduler says to the worker: the SQS message and its JSON form. Nothing of SQS itself
/// enters here; a message is the same whether the queue, a redrive or a person's hand delivers it.
@NullMarked
package moc.cleanup.message;

import org.jspecify.annotations.NullMarked;
