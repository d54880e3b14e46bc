/// What the console shows, read from the ledger and from SQS. Each part is read by itself: when one
/// cannot be, it says why, and the others are shown all the same.
@NullMarked
package moc.cleanup.operator.console.reading;

import org.jspecify.annotations.NullMarked;
