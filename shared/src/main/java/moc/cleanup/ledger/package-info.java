/// The ledger: one row per MOC that ever entered the pipeline. It is at once the audit trail, the
/// outbox of objects still to be deleted, and what keeps the scheduler fair. Its SQL lives here and
/// nowhere else. It never decides whether a MOC may go: the MOC's own row does.
@NullMarked
package moc.cleanup.ledger;

import org.jspecify.annotations.NullMarked;
