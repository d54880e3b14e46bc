package moc.cleanup.reliability.histories.memory;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// One bucket, in which objects have keys and nothing else.
public final class MemoryBucket implements S3Client {

  private final NavigableSet<String> keys = new ConcurrentSkipListSet<>();

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    keys.add(request.key());
    return PutObjectResponse.builder().build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    keys.remove(request.key());
    return DeleteObjectResponse.builder().build();
  }

  /// An object that is not there counts as deleted.
  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    return DeleteObjectsResponse.builder()
        .deleted(request.delete().objects().stream().map(this::delete).toList())
        .build();
  }

  private DeletedObject delete(ObjectIdentifier object) {
    keys.remove(object.key());
    return DeletedObject.builder().key(object.key()).build();
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return ListObjectsV2Response.builder()
        .contents(keys.stream().map(key -> S3Object.builder().key(key).build()).toList())
        .isTruncated(false)
        .build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
