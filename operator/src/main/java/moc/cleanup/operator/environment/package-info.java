/// What the command finds around itself: variables, database, bucket and queue, and whether they can
/// be used. Everything is checked before anything is changed; nothing is changed here.
@NullMarked
package moc.cleanup.operator.environment;

import org.jspecify.annotations.NullMarked;
