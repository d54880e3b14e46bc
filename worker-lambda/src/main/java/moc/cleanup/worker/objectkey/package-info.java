/// Which object in the bucket a text in the database means. The platform writes keys and URLs of
/// several forms; everything about reading them lives here, and nothing about S3 or SQL.
@NullMarked
package moc.cleanup.worker.objectkey;

import org.jspecify.annotations.NullMarked;
