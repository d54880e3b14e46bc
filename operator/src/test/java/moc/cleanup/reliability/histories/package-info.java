/// Random histories: whatever owners, operators, AWS and the database do, in whatever order and at
/// whatever moment, nothing that is used is deleted and nothing that had to go is left. What must be
/// true is said by a model in plain Java; what is true is read from a real database and bucket.
@NullMarked
package moc.cleanup.reliability.histories;

import org.jspecify.annotations.NullMarked;
