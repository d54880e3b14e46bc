/// The whole pipeline on real parts: scheduler, queue, workers, database, bucket and metrics, with
/// MOCs of every kind. What one part does alone is tested beside that part, never here.
@NullMarked
package moc.cleanup.endtoend;

import org.jspecify.annotations.NullMarked;
