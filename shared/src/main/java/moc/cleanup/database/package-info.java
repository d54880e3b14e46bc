/// The way to PostgreSQL: where it is, who we are there, and the pool of connections. SQL lives
/// with the feature that runs it, never here.
@NullMarked
package moc.cleanup.database;

import org.jspecify.annotations.NullMarked;
