/// The subcommand that proves what the ledger claims: that the rows, objects and versions of what it
/// calls finished are gone. It asks database and bucket, and changes nothing.
@NullMarked
package moc.cleanup.operator.verify;

import org.jspecify.annotations.NullMarked;
