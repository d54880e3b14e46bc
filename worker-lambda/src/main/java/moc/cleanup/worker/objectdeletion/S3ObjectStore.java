package moc.cleanup.worker.objectdeletion;

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

/// The bucket with the assets, and no other. An object that is not there counts as deleted. Trouble
/// is part of the answer and no exception: the ledger still owes what was not deleted. Thread-safe.
public final class S3ObjectStore {

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

  /// Deletes the objects, 1,000 a request, as far as the time allows.
  StoreDeletion delete(Collection<ObjectKey> keys, Deadline deadline) {
    connections.requireNoneHeld("DeleteObjects");
    DeletionTally tally = new DeletionTally();
    keys.stream()
        .filter(XmlText::carries)
        .gather(Gatherers.windowFixed(DELETE_OBJECTS_LIMIT))
        .forEach(batch -> deleteBatch(batch, deadline, tally));
    keys.stream()
        .filter(key -> !XmlText.carries(key))
        .forEach(key -> deleteAlone(key, deadline, tally));
    return tally.result();
  }

  private void deleteBatch(List<ObjectKey> batch, Deadline deadline, DeletionTally tally) {
    if (deadline.hasPassed()) {
      return;
    }
    try {
      DeleteObjectsResponse answer = s3.deleteObjects(request(batch, deadline));
      // A 200 can carry errors, and a key that it does not mention is not known to be gone.
      List<ObjectKey> unmentioned = tally.account(batch, answer);
      unmentioned.forEach(key -> deleteAlone(key, deadline, tally));
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
  private void deleteInParts(List<ObjectKey> batch, Deadline deadline, DeletionTally tally) {
    if (batch.size() == 1) {
      deleteAlone(batch.getFirst(), deadline, tally);
      return;
    }
    int half = batch.size() / 2;
    deleteBatch(batch.subList(0, half), deadline, tally);
    deleteBatch(batch.subList(half, batch.size()), deadline, tally);
  }

  private void deleteAlone(ObjectKey key, Deadline deadline, DeletionTally tally) {
    if (deadline.hasPassed()) {
      return;
    }
    try {
      s3.deleteObject(
          DeleteObjectRequest.builder()
              .bucket(bucket)
              .key(key.value())
              .overrideConfiguration(within(deadline))
              .build());
      tally.deleted(key);
    } catch (SdkException e) {
      tally.failed(List.of(key), e);
    }
  }

  private DeleteObjectsRequest request(List<ObjectKey> batch, Deadline deadline) {
    List<ObjectIdentifier> objects =
        batch.stream().map(key -> ObjectIdentifier.builder().key(key.value()).build()).toList();
    return DeleteObjectsRequest.builder()
        .bucket(bucket)
        .delete(Delete.builder().objects(objects).quiet(false).build())
        .overrideConfiguration(within(deadline))
        .build();
  }

  private static AwsRequestOverrideConfiguration within(Deadline deadline) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(deadline.remaining().plusMillis(1))
        .build();
  }
}
