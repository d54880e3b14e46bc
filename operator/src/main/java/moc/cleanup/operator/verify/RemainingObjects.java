package moc.cleanup.operator.verify;

import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.BucketVersions;
import moc.cleanup.operator.terminal.Interruption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks S3 what is left of objects.
///
/// @param versions whether the bucket keeps versions, which then are looked for
record RemainingObjects(
    S3Client s3, String bucket, BucketVersions versions, Interruption interruption) {

  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  /// An object, by its key, and what is left of it.
  record Inspected(String key, ObjectState state) {}

  /// Asks for all of them, several at once, and answers in their order.
  List<Inspected> inspect(Collection<String> keys) {
    return keys.stream()
        .gather(
            Gatherers.mapConcurrent(
                AwsClients.CALLS_AT_ONCE, key -> new Inspected(key, inspect(key))))
        .toList();
  }

  private ObjectState inspect(String key) {
    if (interruption.isRequested()) {
      return new ObjectState.NotAsked();
    }
    try {
      return versions == BucketVersions.KEPT ? stateOfVersions(key) : stateOfObject(key);
    } catch (S3Exception e) {
      return refusal(e);
    } catch (SdkException e) {
      return new ObjectState.Unclear(AwsFailure.describe(e));
    }
  }

  private ObjectState stateOfObject(String key) {
    s3.headObject(request -> request.bucket(bucket).key(key));
    return new ObjectState.There();
  }

  /// S3 answers 403 for what is not there, too, to whoever may not list the bucket.
  private static ObjectState refusal(S3Exception e) {
    return switch (e.statusCode()) {
      case NOT_FOUND -> new ObjectState.Gone();
      case FORBIDDEN -> new ObjectState.Unclear("S3 refuses to say (HTTP 403)");
      default -> new ObjectState.Unclear("S3 answers with HTTP " + e.statusCode());
    };
  }

  /// A listing by prefix names every key that begins like this one, which itself comes first.
  private ObjectState stateOfVersions(String key) {
    ListObjectVersionsRequest request =
        ListObjectVersionsRequest.builder()
            .bucket(bucket)
            .prefix(key)
            .encodingType(EncodingType.URL)
            .build();
    int stored = 0;
    while (true) {
      ListObjectVersionsResponse page = s3.listObjectVersions(request);
      for (var version : page.versions()) {
        if (version.key().equals(key)) {
          if (Boolean.TRUE.equals(version.isLatest())) {
            return new ObjectState.There();
          }
          stored++;
        }
      }
      if (!Boolean.TRUE.equals(page.isTruncated()) || !endsWith(page, key)) {
        return stored == 0 ? new ObjectState.Gone() : new ObjectState.Hidden(stored);
      }
      request =
          request.toBuilder()
              .keyMarker(page.nextKeyMarker())
              .versionIdMarker(page.nextVersionIdMarker())
              .build();
    }
  }

  /// Whether more of this key may follow on the next page.
  private static boolean endsWith(ListObjectVersionsResponse page, String key) {
    return key.equals(page.nextKeyMarker());
  }
}
