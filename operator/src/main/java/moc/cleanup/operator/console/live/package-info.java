/// Keeps open pages up to date by server-sent events. One reader serves all of them, and only while
/// there are any.
@NullMarked
package moc.cleanup.operator.console.live;

import org.jspecify.annotations.NullMarked;
