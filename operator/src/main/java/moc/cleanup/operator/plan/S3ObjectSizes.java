package moc.cleanup.operator.plan;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.operator.environment.AwsFailure;
import moc.cleanup.operator.environment.Patience;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks S3 how large objects are, many at once. Of a versioned bucket it says the size of the current
/// versions.
final class S3ObjectSizes {

  /// One request takes a hundredth of a second, so this is thousands of objects a second.
  private static final int AT_ONCE = 32;

  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String bucket;
  private final ConnectionPool connections;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();

  /// @param connections must all be given back while S3 is asked
  S3ObjectSizes(S3Client s3, String bucket, ConnectionPool connections) {
    this.s3 = s3;
    this.bucket = bucket;
    this.connections = connections;
  }

  Map<String, ObjectSize> of(Collection<String> keys) {
    connections.requireNoneHeld("HeadObject");
    Map<String, ObjectSize> sizes = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String key : keys) {
        turns.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            sizes.put(key, size(key));
          } finally {
            turns.release();
          }
        });
      }
    }
    return sizes;
  }

  private ObjectSize size(String key) {
    try {
      Long bytes =
          s3.headObject(head -> head.bucket(bucket).key(key).overrideConfiguration(Patience::limit))
              .contentLength();
      return bytes == null ? ObjectSize.UNKNOWN : new ObjectSize(bytes, false);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return ObjectSize.MISSING;
      }
      // The answer to a HEAD has no body that could say more.
      problem.compareAndSet(null, "HTTP " + e.statusCode());
      return ObjectSize.UNKNOWN;
    } catch (SdkException e) {
      problem.compareAndSet(null, AwsFailure.describe(e));
      return ObjectSize.UNKNOWN;
    }
  }

  /// What S3 said the first time that it did not say a size; null when it always did.
  @Nullable String problem() {
    return problem.get();
  }
}
