/// The platform whose MOCs are cleaned up, played by hand: its tables, and rows and objects as its
/// users would leave them. What is cleaned up, and how, must not be known here.
@NullMarked
package moc.cleanup.testbed.platform;

import org.jspecify.annotations.NullMarked;
