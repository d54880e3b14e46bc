/// Both Lambdas in this process, around a queue: the scheduler once, then workers side by side. What
/// runs here is the very code that AWS runs; what AWS does around it is the testbed's stand-in.
@NullMarked
package moc.cleanup.operator.pipeline;

import org.jspecify.annotations.NullMarked;
