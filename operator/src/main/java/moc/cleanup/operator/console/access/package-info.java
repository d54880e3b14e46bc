/// Who may use the console: whoever has the token that was printed where it was started, from a page
/// of the console itself. Every request passes the [Gate] before anything else is done with it.
@NullMarked
package moc.cleanup.operator.console.access;

import org.jspecify.annotations.NullMarked;
