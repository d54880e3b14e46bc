package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.hold.Holds;
import moc.cleanup.hold.PlacedHold;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;

/// A hold covers what is queued already, what is being deleted, and objects that are owed.
class HeldMocsTest {

  private static final int PATIENCE_SECONDS = 60;

  private final GatedS3 s3 = new GatedS3();
  private final WorkerFixture fixture =
      WorkerFixture.start(
          Map.of(),
          sandbox -> {
            s3.real = sandbox.s3();
            return new WorkerClients(s3, sandbox.sqs(), sandbox.cloudWatch());
          });
  private final Holds holds = new Holds(Jdbi.create(fixture.sandbox.dataSource()));

  @AfterEach
  void close() {
    fixture.close();
  }

  private static HoldTarget on(Moc moc) {
    return new HoldTarget.OneMoc(new MocId(moc.id()));
  }

  private PlacedHold hold(HoldTarget target) {
    return holds.place(target, "a dispute", "bob");
  }

  @Test
  void aHeldMocStaysWithAllThatIsItsOwnAndIsAcknowledged() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc held =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("a.pdf")
            .partsListWithBricks(2)
            .image(image)
            .create();
    Moc free = fixture.platform.moc("ada").deletedDaysAgo(31).file("b.pdf").create();
    hold(on(held));

    assertThat(fixture.deliver(held, free)).isEmpty();

    assertThat(fixture.platform.mocExists(held.id())).isTrue();
    assertThat(fixture.platform.mocExists(free.id())).isFalse();
    assertThat(fixture.platform.bricks(held.bricks()))
        .allSatisfy(brick -> assertThat(brick.status()).isEqualTo("allocated"));
    assertThat(fixture.platform.imageExists(image.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).contains("a.pdf").doesNotContain("b.pdf");
    assertThat(fixture.sandbox.metrics().sum("ItemsSkipped")).isEqualTo(1);
    assertThat(fixture.ledger(held).acknowledged()).isTrue();
    assertThat(fixture.ledger(held).finished()).isFalse();

    holds.lift(on(held), "bob");
    assertThat(fixture.deliver(held)).isEmpty();
    assertThat(fixture.platform.mocExists(held.id())).isFalse();
  }

  @Test
  void anOwnersHoldCoversThatOwnersMocsAlone() {
    Moc adas = fixture.platform.moc("ada").deletedDaysAgo(31).create();
    Moc eves = fixture.platform.moc("eve").deletedDaysAgo(31).create();
    hold(new HoldTarget.Owner("ada"));

    fixture.deliver(adas, eves);

    assertThat(fixture.platform.mocExists(adas.id())).isTrue();
    assertThat(fixture.platform.mocExists(eves.id())).isFalse();
  }

  @Test
  void theEmergencyStopTakesEffectOnTheVeryNextBatch() {
    Moc owing = fixture.platform.moc("ada").deletedDaysAgo(31).file("owed.pdf").create();
    s3.isAway = true;
    fixture.deliver(owing);
    s3.isAway = false;
    Moc queued = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    hold(new HoldTarget.All());

    assertThat(fixture.deliver(queued, owing)).isEmpty();

    assertThat(fixture.platform.mocExists(queued.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsExactlyInAnyOrder("a.pdf", "owed.pdf");
    assertThat(fixture.ledger(owing).owedKeys()).containsExactly("owed.pdf");

    holds.lift(new HoldTarget.All(), "bob");
    fixture.deliver(queued, owing);
    assertThat(fixture.platform.objectKeys()).isEmpty();
  }

  @Test
  void owedObjectsStayWhileTheirMocIsHeldThoughAnotherMocOwesThemToo() {
    Moc held = fixture.platform.moc("ada").deletedDaysAgo(31).file("shared.pdf").create();
    Moc other =
        fixture.platform.moc("eve").deletedDaysAgo(31).file("shared.pdf").file("own.pdf").create();
    s3.isAway = true;
    fixture.deliver(held, other);
    s3.isAway = false;
    PlacedHold placed = hold(on(held));
    assertThat(placed.mocsGone()).isOne();
    assertThat(placed.objectsSaved()).isOne();

    fixture.deliver(other, held);

    assertThat(fixture.platform.objectKeys()).containsExactly("shared.pdf");
    assertThat(fixture.ledger(other).owedKeys()).containsExactly("shared.pdf");
    assertThat(fixture.ledger(other).finished()).isFalse();

    holds.lift(on(held), "bob");
    fixture.deliver(other, held);
    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(other).finished()).isTrue();
    assertThat(fixture.ledger(held).finished()).isTrue();
  }

  @Test
  void aHoldThatIsPlacedWhileADeletionWaitsForALockWins() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    try (Session application = fixture.session()) {
      application.run("SELECT FROM moc_instructions WHERE id = ? FOR UPDATE", moc.id());
      Background<List<UUID>> deletion = Background.start(() -> fixture.deliver(moc));
      application.awaitWaiting(1);

      // Between two tries of the deletion, or before its first.
      assertThat(hold(on(moc)).mocsGone()).isZero();
      application.commit();

      assertThat(deletion.await()).isEmpty();
    }
    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
  }

  @Test
  void aDeletionThatHasBegunKeepsWhoeverPlacesAHoldWaiting() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).create();
    try (Session application = fixture.session()) {
      application.run("SELECT FROM moc_parts WHERE id = ? FOR UPDATE", moc.bricks().getFirst());
      Background<List<UUID>> deletion = Background.start(() -> fixture.deliver(moc));

      // It has read that nothing holds its MOC, and waits for the brick.
      application.awaitWaiting(1);
      assertThat(deletionsUnderWay()).isOne();
      application.commit();

      assertThat(deletion.await()).isEmpty();
    }
    assertThat(deletionsUnderWay()).isZero();
  }

  /// As whoever places a hold sees them.
  private int deletionsUnderWay() {
    return Jdbi.create(fixture.sandbox.dataSource())
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_locks
                    WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void aHoldThatIsPlacedWhileObjectsAreDeletedKnowsWhichOnesAreGone() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").file("b.pdf").create();
    s3.closed = new CountDownLatch(1);
    Background<List<UUID>> deletion = Background.start(() -> fixture.deliver(moc));
    assertThat(s3.reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    FutureTask<PlacedHold> placing = new FutureTask<>(() -> hold(on(moc)));
    Thread thread = Thread.ofPlatform().start(placing);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (thread.getState() != Thread.State.TIMED_WAITING && !placing.isDone()) {
      assertThat(System.nanoTime()).as("time, while nobody looks who is paying").isLessThan(end);
      Thread.onSpinWait();
    }
    assertThat(placing).isNotDone();
    s3.closed.countDown();

    PlacedHold placed = placing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(placed.objectsGone()).isEqualTo(2);
    assertThat(placed.objectsSaved()).isZero();
    assertThat(deletion.await()).isEmpty();
  }

  /// Whoever places a hold meanwhile could not know of it, and would not wait.
  @Test
  void aWorkerThatCannotSayThatItComesDeletesNoObject() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    s3.isAway = true;
    fixture.deliver(moc);
    s3.isAway = false;
    try (Session ledger = fixture.session()) {
      ledger.run(
          "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END'");
      ledger.run(
          "CREATE TRIGGER no BEFORE UPDATE ON moc_cleanup_ledger FOR EACH ROW"
              + " WHEN (NEW.attempts > OLD.attempts) EXECUTE FUNCTION no()");
      ledger.commit();
    }

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf");
  }

  @Test
  void aWorkerThatCameToItsObjectsAfterTheHoldLeavesThem() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    s3.isAway = true;
    fixture.deliver(moc);
    s3.isAway = false;
    hold(new HoldTarget.Owner("ada"));

    fixture.deliver(moc);

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    // Nobody has to wait for a worker that left everything alone.
    assertThat(hold(on(moc)).objectsSaved()).isOne();
  }

  /// The sandbox's S3, which may be away, or let a deletion wait at its door.
  private static final class GatedS3 implements S3Client {

    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile CountDownLatch closed = new CountDownLatch(0);
    private volatile boolean isAway;
    private S3Client real = this;

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
      if (isAway) {
        throw SdkClientException.create("S3 is away");
      }
      reached.countDown();
      try {
        if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody opened the door");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return real.deleteObjects(request);
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}
