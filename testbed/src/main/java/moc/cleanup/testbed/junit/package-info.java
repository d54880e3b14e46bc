/// What test runs of every module have in common. JUnit finds it by itself wherever the testbed is
/// on a test's class path; without JUnit, as in the demo, nothing here is ever loaded.
@NullMarked
package moc.cleanup.testbed.junit;

import org.jspecify.annotations.NullMarked;
