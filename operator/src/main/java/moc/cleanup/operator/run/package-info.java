/// The subcommand that runs the whole pipeline once on somebody's own database, bucket and queue:
/// checks first, then the scheduler and the workers in this process, then an account from the ledger.
@NullMarked
package moc.cleanup.operator.run;

import org.jspecify.annotations.NullMarked;
