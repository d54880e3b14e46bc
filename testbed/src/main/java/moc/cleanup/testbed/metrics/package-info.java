/// Stands where CloudWatch would be. No embeddable CloudWatch exists, so this one is ours: it
/// records what PutMetricData sends and knows no other operation.
@NullMarked
package moc.cleanup.testbed.metrics;

import org.jspecify.annotations.NullMarked;
