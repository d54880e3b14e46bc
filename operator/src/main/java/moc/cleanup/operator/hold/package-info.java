/// The subcommands that place, list and lift holds, the emergency stop among them. What a hold is and
/// how it comes to hold is `shared`'s.
@NullMarked
package moc.cleanup.operator.hold;

import org.jspecify.annotations.NullMarked;
