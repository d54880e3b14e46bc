/// How things stand now: queues, backlog, debts, the last runs, holds. [StatusReader] reads it for
/// whoever wants to show it; nothing is changed here.
@NullMarked
package moc.cleanup.operator.status;

import org.jspecify.annotations.NullMarked;
