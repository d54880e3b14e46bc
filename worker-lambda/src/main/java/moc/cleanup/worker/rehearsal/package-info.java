/// Stand-ins for all that an invocation calls, for the rehearsal before a snapshot is taken: they
/// answer at once, in this process, and reach nobody. Nothing of them is used once a process handles
/// messages.
@NullMarked
package moc.cleanup.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
