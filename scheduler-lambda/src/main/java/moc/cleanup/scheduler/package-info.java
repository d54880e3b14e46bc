/// The scheduler function's edge: the event that starts a run, the settings, and how the parts are
/// put together. What a run does is in `enqueueing`; Lambda's types stop in the handler here.
@NullMarked
package moc.cleanup.scheduler;

import org.jspecify.annotations.NullMarked;
