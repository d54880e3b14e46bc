/// The subcommand that brings our part of the platform's database up to date. The scripts and how
/// they are applied are `shared`'s.
@NullMarked
package moc.cleanup.operator.migrate;

import org.jspecify.annotations.NullMarked;
