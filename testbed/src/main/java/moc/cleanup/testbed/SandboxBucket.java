package moc.cleanup.testbed;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/// A bucket that exists while this is open; closing it takes every version of every object along.
record SandboxBucket(S3Client s3, String name) implements AutoCloseable {

  static SandboxBucket create(S3Client s3, String name) {
    s3.createBucket(request -> request.bucket(name));
    return new SandboxBucket(s3, name);
  }

  @Override
  public void close() {
    // Always the first page: S3Proxy cannot continue a listing after a key that is gone.
    for (ListObjectVersionsResponse page = list(); !isEmpty(page); page = list()) {
      empty(page);
    }
    s3.deleteBucket(request -> request.bucket(name));
  }

  private ListObjectVersionsResponse list() {
    return s3.listObjectVersions(request -> request.bucket(name));
  }

  private static boolean isEmpty(ListObjectVersionsResponse page) {
    return page.versions().isEmpty() && page.deleteMarkers().isEmpty();
  }

  private void empty(ListObjectVersionsResponse page) {
    // One by one: a key that XML cannot carry would fail a request for many.
    page.versions().forEach(version -> delete(version.key(), version.versionId()));
    page.deleteMarkers().forEach(marker -> delete(marker.key(), marker.versionId()));
  }

  private void delete(String key, String versionId) {
    s3.deleteObject(request -> request.bucket(name).key(key).versionId(versionId));
  }
}
