/// The environment that needs nothing installed: PostgreSQL's own binaries, and servers that speak
/// SQS and S3 inside this JVM. Everything listens on the loopback address only.
@NullMarked
package moc.cleanup.testbed.embedded;

import org.jspecify.annotations.NullMarked;
