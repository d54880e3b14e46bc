/// How the functions' logs are written.
@NullMarked
package moc.cleanup.logging;

import org.jspecify.annotations.NullMarked;
