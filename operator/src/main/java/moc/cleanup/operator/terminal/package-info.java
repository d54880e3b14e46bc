/// How the command speaks: lines, progress and colours on a terminal, plain lines in a pipe, one
/// JSON document for machines. What is said is the subcommands' business.
@NullMarked
package moc.cleanup.operator.terminal;

import org.jspecify.annotations.NullMarked;
