/// Stands between one process and all that it calls: numbers the calls, and lets chosen ones meet a
/// fault, a kill of the process among them. Knows PostgreSQL's and AWS's protocols and nothing of
/// the processes.
@NullMarked
package moc.cleanup.testbed.fault;

import org.jspecify.annotations.NullMarked;
