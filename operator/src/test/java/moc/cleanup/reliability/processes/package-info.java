/// The packaged worker in processes of its own that are killed while they work, as Lambda's are: by
/// SIGKILL, at any moment.
@NullMarked
package moc.cleanup.reliability.processes;

import org.jspecify.annotations.NullMarked;
