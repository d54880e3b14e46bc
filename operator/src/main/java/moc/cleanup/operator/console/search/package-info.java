/// Looks things up in the ledger for somebody who has an id and does not know whose it is.
@NullMarked
package moc.cleanup.operator.console.search;

import org.jspecify.annotations.NullMarked;
