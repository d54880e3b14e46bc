/// What is measured, under which names, and how it reaches CloudWatch. When a thing is measured is
/// decided by whoever does the thing.
@NullMarked
package moc.cleanup.metrics;

import org.jspecify.annotations.NullMarked;
