/// The moment by which an invocation, or a part of it, has to be done. Its own package, because the
/// features below the handler need it and must not depend on the handler's package.
@NullMarked
package moc.cleanup.worker.deadline;

import org.jspecify.annotations.NullMarked;
