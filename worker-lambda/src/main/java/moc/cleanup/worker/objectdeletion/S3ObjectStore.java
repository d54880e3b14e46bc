package moc.cleanup.worker.objectdeletion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Deletes objects, or versions of them, by `DeleteObjects`.
public final class S3ObjectStore implements ObjectStore {

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
  private static final int DELETE_OBJECTS_LIMIT = 1000;
  private static final int BAD_REQUEST = 400;

  private final S3Client s3;
  private final String bucket;
  private final ConnectionPool connections;

  /// @param connections must all be given back while S3 is called
  public S3ObjectStore(S3Client s3, String bucket, ConnectionPool connections) {
    this.s3 = s3;
    this.bucket = bucket;
    this.connections = connections;
  }

  /// On a versioned bucket this only hides them: [S3VersionedObjectStore] is for those.
  @Override
  public StoreDeletion delete(Collection<ObjectKey> keys, Deadline deadline) {
    List<StoredObject> objects = keys.stream().map(StoredObject::current).toList();
    DeletionTally tally = new DeletionTally();
    delete(objects, deadline, tally);
    return tally.result(objects);
  }

  /// Deletes them, 1,000 a request, as far as the time allows, and leaves what S3 said in the tally.
  void delete(List<StoredObject> objects, Deadline deadline, DeletionTally tally) {
    connections.requireNoneHeld("DeleteObjects");
    List<StoredObject> together = new ArrayList<>();
    List<StoredObject> alone = new ArrayList<>();
    objects.forEach(object -> (XmlText.carries(object.key()) ? together : alone).add(object));
    together.stream()
        .gather(Gatherers.windowFixed(DELETE_OBJECTS_LIMIT))
        .forEach(batch -> deleteBatch(batch, deadline, tally));
    alone.forEach(object -> deleteAlone(object, deadline, tally));
  }

  private void deleteBatch(List<StoredObject> batch, Deadline deadline, DeletionTally tally) {
    if (deadline.hasPassed()) {
      return;
    }
    try {
      DeleteObjectsResponse answer = s3.deleteObjects(request(batch, deadline));
      // A 200 can carry errors, and a key that it does not mention is not known to be gone.
      List<StoredObject> unmentioned = tally.account(batch, answer);
      unmentioned.forEach(object -> deleteAlone(object, deadline, tally));
    } catch (S3Exception e) {
      if (e.statusCode() == BAD_REQUEST) {
        deleteInParts(batch, deadline, tally);
      } else {
        tally.failed(batch, e);
      }
    } catch (SdkException e) {
      tally.failed(batch, e);
    }
  }

  /// A request was rejected whole: halved until the culprit is alone.
  private void deleteInParts(List<StoredObject> batch, Deadline deadline, DeletionTally tally) {
    if (batch.size() == 1) {
      deleteAlone(batch.getFirst(), deadline, tally);
      return;
    }
    int half = batch.size() / 2;
    deleteBatch(batch.subList(0, half), deadline, tally);
    deleteBatch(batch.subList(half, batch.size()), deadline, tally);
  }

  private void deleteAlone(StoredObject object, Deadline deadline, DeletionTally tally) {
    if (deadline.hasPassed()) {
      return;
    }
    try {
      s3.deleteObject(
          DeleteObjectRequest.builder()
              .bucket(bucket)
              .key(object.key().value())
              .versionId(object.versionId())
              .overrideConfiguration(within(deadline))
              .build());
      tally.deleted(object);
    } catch (SdkException e) {
      tally.failed(List.of(object), e);
    }
  }

  private DeleteObjectsRequest request(List<StoredObject> batch, Deadline deadline) {
    return DeleteObjectsRequest.builder()
        .bucket(bucket)
        .delete(
            Delete.builder()
                .objects(batch.stream().map(S3ObjectStore::identifier).toList())
                .quiet(false)
                .build())
        .overrideConfiguration(within(deadline))
        .build();
  }

  private static ObjectIdentifier identifier(StoredObject object) {
    return ObjectIdentifier.builder()
        .key(object.key().value())
        .versionId(object.versionId())
        .build();
  }

  static AwsRequestOverrideConfiguration within(Deadline deadline) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(deadline.remaining().plusMillis(1))
        .build();
  }
}
