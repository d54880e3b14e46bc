/// The Lambda that takes a batch of messages: what it is configured with, the order of one
/// invocation, and its answer. How rows and objects are deleted is in the packages below.
@NullMarked
package moc.cleanup.worker;

import org.jspecify.annotations.NullMarked;
