/// Holds: what nobody may delete for now, whatever its age. The table, the lock that keeps a hold and
/// a running deletion apart, and the way to place and to lift one. Whether a MOC is held is asked by
/// SQL, of the function `moc_cleanup_holds_on`, in the statement that needs to know.
@NullMarked
package moc.cleanup.hold;

import org.jspecify.annotations.NullMarked;
