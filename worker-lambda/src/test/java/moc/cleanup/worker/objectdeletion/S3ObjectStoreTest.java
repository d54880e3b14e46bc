package moc.cleanup.worker.objectdeletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.worker.RecordingS3;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3ObjectStoreTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of(
                      "DATABASE_URL", sandbox.jdbcUrl(),
                      "DATABASE_USERNAME", sandbox.username(),
                      "DATABASE_PASSWORD", sandbox.password()))),
          1);
  private final S3ObjectStore store =
      new S3ObjectStore(sandbox.s3(), sandbox.bucket(), connections);
  private final Deadline later = Deadline.in(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    connections.close();
    sandbox.close();
  }

  private void put(ObjectKey key) {
    sandbox
        .s3()
        .putObject(
            request -> request.bucket(sandbox.bucket()).key(key.value()),
            RequestBody.fromString("x"));
  }

  private List<String> remaining() {
    return sandbox.s3().listObjectsV2(list -> list.bucket(sandbox.bucket())).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  @Test
  void deletesWhatItIsToldAndNothingElse() {
    List<ObjectKey> keys = Stream.of("b", "a/b", "ä+ &<>\"'", "%41").map(ObjectKey::new).toList();
    keys.forEach(this::put);
    put(new ObjectKey("A"));

    StoreDeletion deletion = store.delete(keys, later);

    assertThat(deletion.deleted()).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(deletion.failed()).isEmpty();
    assertThat(remaining()).containsExactly("A");
  }

  @Test
  void aThousandAndOneKeysAreTwoRequests() {
    List<ObjectKey> keys =
        IntStream.rangeClosed(0, 1000).mapToObj(i -> new ObjectKey("key/" + i)).toList();

    assertThat(store.delete(keys, later).deleted()).hasSize(1001);
  }

  @Test
  void triesNothingWhenTheTimeIsUp() {
    List<ObjectKey> keys = List.of(new ObjectKey("a"), new ObjectKey("b\n"));
    keys.forEach(this::put);

    StoreDeletion deletion = store.delete(keys, Deadline.in(Duration.ZERO));

    assertThat(deletion.deleted()).isEmpty();
    assertThat(deletion.failed()).isEmpty();
    assertThat(remaining()).hasSize(2);
  }

  @Test
  void noRequestMayTakeLongerThanThereIsTime() {
    RecordingS3 s3 = new RecordingS3();
    new S3ObjectStore(s3, sandbox.bucket(), connections)
        .delete(List.of(new ObjectKey("a"), new ObjectKey("b\n")), later);

    assertThat(s3.keysTogether()).containsExactly(List.of("a"));
    assertThat(s3.keysAlone()).containsExactly("b\n");
    assertThat(s3.limits())
        .hasSize(2)
        .allSatisfy(limit ->
            assertThat(limit)
                .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1).plusMillis(1)));
  }

  @Test
  void refusesToCallS3WhileAConnectionIsHeld() {
    connections
        .jdbi()
        .useHandle(handle -> {
          handle.execute("SELECT 1");
          assertThatThrownBy(() -> store.delete(List.of(new ObjectKey("a")), later))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("DeleteObjects was tried while 1 database connection");
        });
  }

  @Test
  void aBucketThatIsNotThereIsTroubleAndNoException() {
    StoreDeletion deletion =
        new S3ObjectStore(sandbox.s3(), "no-such-bucket", connections)
            .delete(List.of(new ObjectKey("a"), new ObjectKey("b\n")), later);

    assertThat(deletion.deleted()).isEmpty();
    assertThat(deletion.failed()).hasSize(2);
  }
}
