/// Where histories are played: a real database, queue and bucket, both Lambdas in as many processes
/// as a history wants, and what makes them fail. What happens is put down in the order in which the
/// database saw it.
@NullMarked
package moc.cleanup.reliability.histories.stage;

import org.jspecify.annotations.NullMarked;
