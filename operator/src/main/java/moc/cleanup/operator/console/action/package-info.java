/// What the buttons do: pause, resume, lift a hold, redrive, stop a redrive. Nothing else in the
/// console changes anything.
@NullMarked
package moc.cleanup.operator.console.action;

import org.jspecify.annotations.NullMarked;
