/// What a person runs: the `moc-cleanup` command, its exit codes and how it tells of failures. Each
/// subcommand has a package of its own; nothing here is ever on a Lambda's class path.
@NullMarked
package moc.cleanup.operator;

import org.jspecify.annotations.NullMarked;
