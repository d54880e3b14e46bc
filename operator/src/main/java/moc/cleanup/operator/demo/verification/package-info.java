/// Reads what is really there and compares it with the model, id by id and key by key.
@NullMarked
package moc.cleanup.operator.demo.verification;

import org.jspecify.annotations.NullMarked;
