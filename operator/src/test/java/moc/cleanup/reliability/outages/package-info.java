/// What the pipeline depends on is away for longer than anybody would wait. Hours of queue time are
/// compressed to seconds where SQS is told of them, and nowhere else.
@NullMarked
package moc.cleanup.reliability.outages;

import org.jspecify.annotations.NullMarked;
