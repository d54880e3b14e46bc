/// Breaks what a sandbox's clients talk to, and mends it again, without touching the part itself or
/// those who share it.
@NullMarked
package moc.cleanup.testbed.outage;

import org.jspecify.annotations.NullMarked;
