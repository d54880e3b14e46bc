/// What this installation of the platform has of the columns that not every installation has. The
/// platform's schema is not ours: what may be missing must never fail a MOC.
@NullMarked
package moc.cleanup.worker.platform;

import org.jspecify.annotations.NullMarked;
