/// Histories as they are written down, before anybody plays them: data, and the generator that makes
/// them up. The same seed writes the same history.
@NullMarked
package moc.cleanup.reliability.histories.script;

import org.jspecify.annotations.NullMarked;
