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
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3VersionedObjectStoreTest {

  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

  private final VersionedS3 s3 = new VersionedS3();
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of("DATABASE_URL", "jdbc:postgresql://nowhere/", "DATABASE_USERNAME", "u"))),
          1);
  private final ObjectStore store =
      new S3VersionedObjectStore(
          s3, "bucket", new S3ObjectStore(s3, "bucket", connections), connections);

  @AfterEach
  void close() {
    connections.close();
  }

  private StoreDeletion delete(String... keys) {
    return store.delete(Stream.of(keys).map(ObjectKey::new).toList(), LATER);
  }

  private List<String> remaining() {
    return s3.stored().stream().map(VersionedS3.Stored::key).toList();
  }

  @Test
  void everyVersionAndEveryMarkerOfAKeyGoesAndNothingThatOnlyBeginsLikeIt() {
    for (int i = 0; i < 5; i++) {
      s3.put("a");
      s3.put("a/b");
      s3.put("ab");
    }
    s3.mark("a");
    s3.mark("ab");

    StoreDeletion deletion = delete("a");

    assertThat(deletion.deleted()).containsExactly(new ObjectKey("a"));
    assertThat(deletion.failed()).isEmpty();
    assertThat(remaining()).hasSize(11).doesNotContain("a");
  }

  @Test
  void refusesToListWhileAConnectionIsHeld() {
    try (Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
        ConnectionPool pool =
            new ConnectionPool(
                DatabaseConfig.from(
                    new Variables(
                        Map.of(
                            "DATABASE_URL", sandbox.jdbcUrl(),
                            "DATABASE_USERNAME", sandbox.username(),
                            "DATABASE_PASSWORD", sandbox.password()))),
                1)) {
      ObjectStore guarded =
          new S3VersionedObjectStore(s3, "bucket", new S3ObjectStore(s3, "bucket", pool), pool);

      pool.jdbi()
          .useHandle(handle -> {
            handle.execute("SELECT 1");
            assertThatThrownBy(() -> guarded.delete(List.of(new ObjectKey("a")), LATER))
                .hasMessageContaining("ListObjectVersions was tried while 1 database connection");
          });
    }
  }

  @Test
  void aKeyThatIsNotThereCountsAsDeleted() {
    s3.put("ab");

    assertThat(delete("a").deleted()).containsExactly(new ObjectKey("a"));
    assertThat(remaining()).containsExactly("ab");
  }

  @Test
  void aKeyIsOwedWhileOneOfItsVersionsIs() {
    s3.put("a");
    s3.put("a");
    s3.put("b");
    s3.refuse(version -> "v0".equals(version.versionId()));

    StoreDeletion deletion = delete("a", "b");

    assertThat(deletion.deleted()).containsExactly(new ObjectKey("b"));
    assertThat(deletion.failed()).containsEntry(new ObjectKey("a"), "AccessDenied: locked");
    assertThat(s3.stored()).containsExactly(new VersionedS3.Stored("a", "v0", false));
  }

  @Test
  void aKeyWhoseVersionsCannotBeListedIsOwed() {
    s3.put("a");
    s3.put("b");
    s3.refuseListing("a"::equals);

    StoreDeletion deletion = delete("a", "b");

    assertThat(deletion.deleted()).containsExactly(new ObjectKey("b"));
    assertThat(deletion.failed()).containsOnlyKeys(new ObjectKey("a"));
    assertThat(remaining()).containsExactly("a");
  }

  @Test
  void versionsOfAKeyThatXmlCannotCarryGoOneByOne() {
    s3.put("a\u0001");
    s3.put("a\u0001");

    assertThat(delete("a\u0001").deleted()).hasSize(1);
    assertThat(s3.stored()).isEmpty();
  }

  @Test
  void theListingEndsWithTheFirstPageThatNamesAnotherKey() {
    s3.put("a");
    for (int i = 0; i < 100; i++) {
      s3.put("ab" + i);
    }

    delete("a");

    assertThat(s3.listings()).isOne();
  }

  /// Or else a listing that takes all of the time would leave nothing deleted, today and ever after.
  @Test
  void whatWasListedGoesTogetherBeforeMoreIsListed() {
    String[] keys =
        IntStream.range(0, 250).mapToObj(i -> "key/%03d".formatted(i)).toArray(String[]::new);
    Stream.of(keys).forEach(s3::put);
    Stream.of(keys).forEach(s3::put);

    assertThat(delete(keys).deleted()).hasSize(250);

    assertThat(s3.listingsBeforeDeletions()).containsExactly(100, 200, 250);
    assertThat(s3.stored()).isEmpty();
  }

  @Test
  void triesNothingWhenTheTimeIsUp() {
    s3.put("a");

    StoreDeletion deletion = store.delete(List.of(new ObjectKey("a")), Deadline.in(Duration.ZERO));

    assertThat(deletion.deleted()).isEmpty();
    assertThat(deletion.failed()).isEmpty();
    assertThat(remaining()).containsExactly("a");
  }
}
