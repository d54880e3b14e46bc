/// The ways to delete the same MOCs that are compared, each in a class that can be read alone.
@NullMarked
package moc.cleanup.operator.bench.variant;

import org.jspecify.annotations.NullMarked;
