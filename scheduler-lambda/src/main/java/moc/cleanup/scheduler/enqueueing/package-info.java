/// One run of the scheduler: claim expired MOCs in the ledger page by page, send one message for
/// each, give back what the queue refused, and say what happened. Nothing is deleted here, and which
/// MOC is due is the ledger's SQL to say.
@NullMarked
package moc.cleanup.scheduler.enqueueing;

import org.jspecify.annotations.NullMarked;
