/// Deletes the objects that the ledger owes: what nobody refers to any more goes, in S3's largest
/// batches, and only what S3 confirms leaves the ledger. Always after a commit, never in a
/// transaction.
@NullMarked
package moc.cleanup.worker.objectdeletion;

import org.jspecify.annotations.NullMarked;
