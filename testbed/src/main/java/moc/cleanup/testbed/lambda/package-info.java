/// What AWS does around a Lambda function: polls its queue, hands it events, waits for its answer.
/// Functions run in this JVM or in a process of their own; which functions is no business of this
/// package.
@NullMarked
package moc.cleanup.testbed.lambda;

import org.jspecify.annotations.NullMarked;
