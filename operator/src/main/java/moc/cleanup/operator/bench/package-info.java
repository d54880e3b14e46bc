/// The subcommand that measures: this pipeline beside what it replaces and beside what the database
/// could do at best, in turns and on the same data, with a look at the effect after every run.
@NullMarked
package moc.cleanup.operator.bench;

import org.jspecify.annotations.NullMarked;
