package moc.cleanup.worker.objectdeletion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import moc.cleanup.config.AwsCalls;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/// Deletes every version and every delete marker of an object. On a versioned bucket a plain deletion
/// frees nothing: it only puts a marker on top.
public final class S3VersionedObjectStore implements ObjectStore {

  /// So many keys are listed, and what was found is deleted, before more are listed: were all listed
  /// first, a listing that takes all of the time would leave nothing deleted, and the next attempt would
  /// begin with the very same keys. A hundred, five at once, are listed within ten seconds while S3
  /// answers in half a second, and are few requests more than one for a thousand.
  private static final int KEYS_BETWEEN_DELETIONS = 100;

  private final S3Client s3;
  private final String bucket;
  private final S3ObjectStore store;
  private final ConnectionPool connections;

  /// @param store of the same bucket
  public S3VersionedObjectStore(
      S3Client s3, String bucket, S3ObjectStore store, ConnectionPool connections) {
    this.s3 = s3;
    this.bucket = bucket;
    this.store = store;
    this.connections = connections;
  }

  @Override
  public StoreDeletion delete(Collection<ObjectKey> keys, Deadline deadline) {
    connections.requireNoneHeld("ListObjectVersions");
    Set<ObjectKey> gone = new HashSet<>();
    Map<ObjectKey, String> failed = new HashMap<>();
    keys.stream()
        .gather(Gatherers.windowFixed(KEYS_BETWEEN_DELETIONS))
        .map(window -> deleteWindow(window, deadline))
        .forEach(deletion -> {
          gone.addAll(deletion.deleted());
          failed.putAll(deletion.failed());
        });
    return new StoreDeletion(gone, failed);
  }

  private StoreDeletion deleteWindow(List<ObjectKey> keys, Deadline deadline) {
    // There is no listing for many keys: each is asked for alone, several at once.
    List<Listing> listings =
        keys.stream()
            .gather(Gatherers.mapConcurrent(AwsCalls.AT_ONCE, key -> list(key, deadline)))
            .toList();
    List<StoredObject> versions = new ArrayList<>();
    Set<ObjectKey> gone = new HashSet<>();
    Map<ObjectKey, String> failed = new HashMap<>();
    for (Listing listing : listings) {
      switch (listing) {
        case Listing.Complete(ObjectKey key, var found) when found.isEmpty() -> gone.add(key);
        case Listing.Complete(_, var found) -> versions.addAll(found);
        case Listing.Failed(ObjectKey key, String reason) -> failed.put(key, reason);
        case Listing.NotTried() -> {}
      }
    }
    DeletionTally tally = new DeletionTally();
    store.delete(versions, deadline, tally);
    StoreDeletion deletion = tally.result(versions);
    gone.addAll(deletion.deleted());
    failed.putAll(deletion.failed());
    return new StoreDeletion(gone, failed);
  }

  private Listing list(ObjectKey key, Deadline deadline) {
    List<StoredObject> versions = new ArrayList<>();
    ListObjectVersionsRequest request =
        ListObjectVersionsRequest.builder()
            .bucket(bucket)
            .prefix(key.value())
            .encodingType(EncodingType.URL)
            .build();
    try {
      while (!deadline.hasPassed()) {
        ListObjectVersionsResponse page =
            s3.listObjectVersions(
                request.toBuilder().overrideConfiguration(S3ObjectStore.within(deadline)).build());
        boolean goesOn =
            addVersions(key, page, versions) && Boolean.TRUE.equals(page.isTruncated());
        if (!goesOn) {
          return new Listing.Complete(key, versions);
        }
        request =
            request.toBuilder()
                .keyMarker(page.nextKeyMarker())
                .versionIdMarker(page.nextVersionIdMarker())
                .build();
      }
      return new Listing.NotTried();
    } catch (SdkException e) {
      return new Listing.Failed(key, String.valueOf(e.getMessage()));
    }
  }

  /// A listing by prefix names every key that begins like ours. Ours comes first: whether more of it
  /// may follow is the answer.
  private static boolean addVersions(
      ObjectKey key, ListObjectVersionsResponse page, List<StoredObject> versions) {
    boolean onlyOurs = true;
    for (var version : page.versions()) {
      if (version.key().equals(key.value())) {
        versions.add(new StoredObject(key, version.versionId()));
      } else {
        onlyOurs = false;
      }
    }
    for (var marker : page.deleteMarkers()) {
      if (marker.key().equals(key.value())) {
        versions.add(new StoredObject(key, marker.versionId()));
      } else {
        onlyOurs = false;
      }
    }
    return onlyOurs;
  }

  /// What S3 said when it was asked for the versions of one key.
  private sealed interface Listing {

    record Complete(ObjectKey key, List<StoredObject> versions) implements Listing {}

    record Failed(ObjectKey key, String reason) implements Listing {}

    /// There was no time, or not for all pages.
    record NotTried() implements Listing {}
  }
}
