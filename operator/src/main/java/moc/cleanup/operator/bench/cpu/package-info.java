/// How much CPU a process has used, told apart from what others used meanwhile. On a noisy machine
/// this is worth more than seconds.
@NullMarked
package moc.cleanup.operator.bench.cpu;

import org.jspecify.annotations.NullMarked;
