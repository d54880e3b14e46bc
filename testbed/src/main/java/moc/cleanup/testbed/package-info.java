/// Real parts for tests and the demo: PostgreSQL, SQS, S3 and a recorder for CloudWatch, started
/// once per JVM and isolated per test. Knows AWS's conventions and the platform's tables, nothing
/// of what is built on them, and is never on a Lambda's class path.
@NullMarked
package moc.cleanup.testbed;

import org.jspecify.annotations.NullMarked;
