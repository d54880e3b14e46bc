/// Puts a made-up platform into real tables and a real bucket, many rows and objects at a time.
@NullMarked
package moc.cleanup.operator.demo.fill;

import org.jspecify.annotations.NullMarked;
