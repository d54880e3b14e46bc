package moc.cleanup.worker;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Request;

/// Confirms every deletion and remembers what it was asked for. It holds keys that no S3 stand-in
/// could store as files.
public final class RecordingS3 implements S3Client {

  private final List<DeleteObjectsRequest> together = new CopyOnWriteArrayList<>();
  private final List<DeleteObjectRequest> alone = new CopyOnWriteArrayList<>();

  Set<String> buckets() {
    return Stream.concat(
            together.stream().map(DeleteObjectsRequest::bucket),
            alone.stream().map(DeleteObjectRequest::bucket))
        .collect(Collectors.toSet());
  }

  Set<String> keys() {
    return Stream.concat(keysTogether().stream().flatMap(List::stream), keysAlone().stream())
        .collect(Collectors.toSet());
  }

  /// The keys of every request for several.
  public List<List<String>> keysTogether() {
    return together.stream().map(RecordingS3::keysOf).toList();
  }

  /// The keys of the requests for a single one.
  public List<String> keysAlone() {
    return alone.stream().map(DeleteObjectRequest::key).toList();
  }

  /// How long each request could have taken.
  public List<Duration> limits() {
    return Stream.<S3Request>concat(together.stream(), alone.stream())
        .map(request ->
            request
                .overrideConfiguration()
                .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
                .orElseThrow())
        .toList();
  }

  void forget() {
    together.clear();
    alone.clear();
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    together.add(request);
    return DeleteObjectsResponse.builder()
        .deleted(
            keysOf(request).stream().map(key -> DeletedObject.builder().key(key).build()).toList())
        .build();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    alone.add(request);
    return DeleteObjectResponse.builder().build();
  }

  private static List<String> keysOf(DeleteObjectsRequest request) {
    return request.delete().objects().stream().map(ObjectIdentifier::key).toList();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
