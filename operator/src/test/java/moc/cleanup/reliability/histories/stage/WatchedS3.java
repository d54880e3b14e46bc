package moc.cleanup.reliability.histories.stage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import moc.cleanup.reliability.histories.model.Happening.Asked;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/// One process's way to the bucket: notes what S3 is asked to delete before it is asked.
record WatchedS3(S3Client s3, Journal journal, AwsCalls calls) implements S3Client {

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    return calls.make(() -> delete(request), () -> deleteHalf(request));
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    return calls.make(() -> delete(request), () -> delete(request));
  }

  private DeleteObjectResponse delete(DeleteObjectRequest request) {
    journal.noteNow(new Asked(Set.of(request.key())));
    return s3.deleteObject(request);
  }

  private DeleteObjectsResponse delete(DeleteObjectsRequest request) {
    journal.noteNow(
        new Asked(
            request.delete().objects().stream()
                .map(ObjectIdentifier::key)
                .collect(Collectors.toSet())));
    return s3.deleteObjects(request);
  }

  /// A 200 that says of the other half, the larger one, that it failed.
  private DeleteObjectsResponse deleteHalf(DeleteObjectsRequest request) {
    List<ObjectIdentifier> objects = request.delete().objects();
    int half = objects.size() / 2;
    List<S3Error> errors =
        objects.subList(half, objects.size()).stream()
            .map(object -> S3Error.builder().key(object.key()).code("InternalError").build())
            .toList();
    if (half == 0) {
      return DeleteObjectsResponse.builder().errors(errors).build();
    }
    DeleteObjectsRequest smaller =
        request.toBuilder().delete(all -> all.objects(objects.subList(0, half))).build();
    return delete(smaller).toBuilder().errors(errors).build();
  }

  @Override
  public String serviceName() {
    return s3.serviceName();
  }

  /// The client is the sandbox's.
  @Override
  public void close() {}
}
