/// The same environment on Docker, for those who trust the images of PostgreSQL and LocalStack more
/// than servers inside the JVM. CloudWatch is our recorder here too.
@NullMarked
package moc.cleanup.testbed.docker;

import org.jspecify.annotations.NullMarked;
