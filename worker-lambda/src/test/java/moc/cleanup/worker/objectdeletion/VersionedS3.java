package moc.cleanup.worker.objectdeletion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A versioned bucket, by hand: the embedded S3 has no versions. Like S3 it lists by prefix, in the
/// order of keys, in pages, and deletes exactly the version that is named.
final class VersionedS3 implements S3Client {

  /// As it stands in the bucket.
  record Stored(String key, String versionId, boolean isMarker) {}

  private static final int PAGE = 3;

  private final List<Stored> stored = new ArrayList<>();
  private Predicate<ObjectIdentifier> refused = _ -> false;
  private Predicate<String> unlistable = _ -> false;
  private final List<Integer> listingsBeforeDeletions = new ArrayList<>();
  private int listings;

  synchronized void put(String key) {
    stored.add(new Stored(key, "v" + stored.size(), false));
    stored.sort(Comparator.comparing(Stored::key));
  }

  synchronized void mark(String key) {
    stored.add(new Stored(key, "m" + stored.size(), true));
    stored.sort(Comparator.comparing(Stored::key));
  }

  synchronized List<Stored> stored() {
    return List.copyOf(stored);
  }

  int listings() {
    return listings;
  }

  /// How many listings there had been at each `DeleteObjects`.
  synchronized List<Integer> listingsBeforeDeletions() {
    return List.copyOf(listingsBeforeDeletions);
  }

  void refuse(Predicate<ObjectIdentifier> versions) {
    refused = versions;
  }

  void refuseListing(Predicate<String> prefixes) {
    unlistable = prefixes;
  }

  @Override
  public synchronized ListObjectVersionsResponse listObjectVersions(
      ListObjectVersionsRequest request) {
    listings++;
    if (unlistable.test(request.prefix())) {
      throw (S3Exception) S3Exception.builder().statusCode(503).message("SlowDown").build();
    }
    List<Stored> matching =
        stored.stream().filter(one -> one.key().startsWith(request.prefix())).toList();
    int start = 0;
    if (request.keyMarker() != null) {
      while (!matching.get(start).versionId().equals(request.versionIdMarker())) {
        start++;
      }
      start++;
    }
    List<Stored> page = matching.subList(start, Math.min(start + PAGE, matching.size()));
    var response =
        ListObjectVersionsResponse.builder()
            .versions(
                page.stream().filter(one -> !one.isMarker()).map(VersionedS3::version).toList())
            .deleteMarkers(page.stream().filter(Stored::isMarker).map(VersionedS3::marker).toList())
            .isTruncated(start + PAGE < matching.size());
    if (!page.isEmpty()) {
      response.nextKeyMarker(page.getLast().key()).nextVersionIdMarker(page.getLast().versionId());
    }
    return response.build();
  }

  private static ObjectVersion version(Stored one) {
    return ObjectVersion.builder().key(one.key()).versionId(one.versionId()).build();
  }

  private static DeleteMarkerEntry marker(Stored one) {
    return DeleteMarkerEntry.builder().key(one.key()).versionId(one.versionId()).build();
  }

  @Override
  public synchronized DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    listingsBeforeDeletions.add(listings);
    List<DeletedObject> deleted = new ArrayList<>();
    List<S3Error> errors = new ArrayList<>();
    for (ObjectIdentifier object : request.delete().objects()) {
      if (refused.test(object)) {
        errors.add(
            S3Error.builder()
                .key(object.key())
                .versionId(object.versionId())
                .code("AccessDenied")
                .message("locked")
                .build());
      } else {
        remove(object.key(), object.versionId());
        deleted.add(
            DeletedObject.builder().key(object.key()).versionId(object.versionId()).build());
      }
    }
    return DeleteObjectsResponse.builder().deleted(deleted).errors(errors).build();
  }

  @Override
  public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    remove(request.key(), request.versionId());
    return DeleteObjectResponse.builder().build();
  }

  private void remove(String key, String versionId) {
    if (versionId == null) {
      mark(key);
    } else {
      stored.removeIf(one -> one.key().equals(key) && one.versionId().equals(versionId));
    }
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
