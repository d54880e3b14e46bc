/// The subcommand that has a shell complete all the others.
@NullMarked
package moc.cleanup.operator.completion;

import org.jspecify.annotations.NullMarked;
