/// S3, SQS and CloudWatch as collections in memory, for thousands of histories in the time of one
/// build. They do what the real parts do for callers that ask as we do, and some histories are always
/// played on the real parts.
@NullMarked
package moc.cleanup.reliability.histories.memory;

import org.jspecify.annotations.NullMarked;
