/// The platform as it must be, in plain Java, and the judgement of what was found against it. Knows
/// neither SQL nor how anything is deleted, so that it cannot repeat a mistake of the product's.
@NullMarked
package moc.cleanup.reliability.histories.model;

import org.jspecify.annotations.NullMarked;
