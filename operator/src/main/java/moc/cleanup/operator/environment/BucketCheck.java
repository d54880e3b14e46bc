package moc.cleanup.operator.environment;

import static moc.cleanup.config.VariableNames.S3_BUCKET;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/// Whether the assets' bucket is there and ours to use.
public final class BucketCheck {

  private BucketCheck() {}

  public static void require(S3Client s3, String bucket) {
    try {
      s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(Patience::limit));
    } catch (NoSuchBucketException e) {
      throw new UnusableException(
          "%s is \"%s\"; there is no such bucket".formatted(S3_BUCKET, bucket), e);
    } catch (SdkException e) {
      throw new UnusableException(
          "%s is \"%s\"; S3 says: %s".formatted(S3_BUCKET, bucket, AwsFailure.describe(e)), e);
    }
  }
}
