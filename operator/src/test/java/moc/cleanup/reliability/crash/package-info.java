/// Every step of both functions, each with every fault that it can meet. The steps are found by
/// recording, so that a new one is in the matrix as soon as it is in the functions.
@NullMarked
package moc.cleanup.reliability.crash;

import org.jspecify.annotations.NullMarked;
