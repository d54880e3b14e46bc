package moc.cleanup.operator.plan;

import org.jspecify.annotations.Nullable;

/// What S3 says of an object.
///
/// @param bytes null when there is no such object, or S3 did not say
/// @param missing whether there is none
record ObjectSize(@Nullable Long bytes, boolean missing) {

  static final ObjectSize MISSING = new ObjectSize(null, true);
  static final ObjectSize UNKNOWN = new ObjectSize(null, false);
}
