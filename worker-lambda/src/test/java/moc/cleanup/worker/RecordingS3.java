package moc.cleanup.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;

/// Confirms every deletion and remembers what it was asked for. It holds keys that no S3 stand-in
/// could store as files.
final class RecordingS3 implements S3Client {

  private final Set<String> buckets = ConcurrentHashMap.newKeySet();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  Set<String> buckets() {
    return Set.copyOf(buckets);
  }

  Set<String> keys() {
    return Set.copyOf(keys);
  }

  void forget() {
    buckets.clear();
    keys.clear();
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    buckets.add(request.bucket());
    request.delete().objects().forEach(object -> keys.add(object.key()));
    return DeleteObjectsResponse.builder()
        .deleted(
            request.delete().objects().stream()
                .map(object -> DeletedObject.builder().key(object.key()).build())
                .toList())
        .build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    buckets.add(request.bucket());
    keys.add(request.key());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
