/// A made-up platform: who owns what, what is deleted, what is shared, and, as a model of its own,
/// what has to be there in the end. It knows nothing of how the deletion works, of SQL or of S3: the
/// demo's verdict would be worth nothing if it came from the code that it judges.
@NullMarked
package moc.cleanup.operator.demo.plan;

import org.jspecify.annotations.NullMarked;
