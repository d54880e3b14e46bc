/// Messages that SQS gave up on. [DeadLetterReader] reads them with what the ledger knows of their
/// MOCs, [MoveTasks] sends them on their way again, and [FailureInWords] says what went wrong. Reading
/// leaves them where they are, and moving them is SQS's own business: nothing is copied from queue to
/// queue here.
@NullMarked
package moc.cleanup.operator.deadletter;

import org.jspecify.annotations.NullMarked;
