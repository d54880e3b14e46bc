/// When a failed message comes back. The queue counts the receives and moves what failed three times
/// to its dead-letter queue; only the time between two receives is decided here.
@NullMarked
package moc.cleanup.worker.redelivery;

import org.jspecify.annotations.NullMarked;
