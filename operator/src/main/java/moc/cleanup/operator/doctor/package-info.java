/// The subcommand that connects to everything and says what is not as it should be, each finding with
/// its remedy. Every area has a class of checks of its own; nothing is changed by any of them.
@NullMarked
package moc.cleanup.operator.doctor;

import org.jspecify.annotations.NullMarked;
