package moc.cleanup.operator.environment;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// Whether a bucket keeps versions of its objects.
public enum BucketVersions {
  /// It does, or has done: versions from before it was suspended are still there.
  KEPT,
  NONE,
  /// It does not say, or not to us.
  UNKNOWN;

  /// Asks the bucket.
  public static BucketVersions of(S3Client s3, String bucket) {
    try {
      BucketVersioningStatus status =
          s3.getBucketVersioning(
                  request -> request.bucket(bucket).overrideConfiguration(Patience::limit))
              .status();
      return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED
          ? KEPT
          : NONE;
    } catch (SdkException e) {
      return UNKNOWN;
    }
  }
}
