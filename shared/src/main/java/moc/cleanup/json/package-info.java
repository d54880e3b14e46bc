/// What the functions read and write is JSON.
@NullMarked
package moc.cleanup.json;

import org.jspecify.annotations.NullMarked;
