/// Many MOCs in a row through the same processes: what is not given back shows.
@NullMarked
package moc.cleanup.reliability.soak;

import org.jspecify.annotations.NullMarked;
