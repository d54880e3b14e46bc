/// Reads environment variables into values and reports every problem at once. Each consumer's own
/// record of settings lives beside that consumer; only the reading and the names live here, and what
/// function and stack must agree on.
@NullMarked
package moc.cleanup.config;

import org.jspecify.annotations.NullMarked;
