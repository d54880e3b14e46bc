/// What was measured, as figures, tables and targets, for a person's terminal, for the
/// documentation and for machines. Knows nothing of how it was measured.
@NullMarked
package moc.cleanup.operator.bench.report;

import org.jspecify.annotations.NullMarked;
