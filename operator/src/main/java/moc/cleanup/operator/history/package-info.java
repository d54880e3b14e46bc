/// The ledger's account of a MOC, of an owner's MOCs or of a run's, as a document that somebody can
/// keep. Everything is read, and nothing is changed here.
@NullMarked
package moc.cleanup.operator.history;

import org.jspecify.annotations.NullMarked;
