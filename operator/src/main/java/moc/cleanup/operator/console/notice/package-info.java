/// What happened, in one sentence each: what became of a button that was pressed, and what the console
/// saw by itself. Everybody who watches hears of it.
@NullMarked
package moc.cleanup.operator.console.notice;

import org.jspecify.annotations.NullMarked;
