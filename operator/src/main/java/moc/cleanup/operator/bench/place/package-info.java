/// The bench's own platform: PostgreSQL with a database that is renewed for every run, the standard
/// set of data in it, a stand-in for S3 that counts, and ways to both that take time or are secured.
@NullMarked
package moc.cleanup.operator.bench.place;

import org.jspecify.annotations.NullMarked;
