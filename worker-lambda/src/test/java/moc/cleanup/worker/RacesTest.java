package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two sessions at once, brought to the same moment by locks and not by luck.
class RacesTest {

  private static final String LOCK_BRICK = "SELECT FROM moc_parts WHERE id = ? FOR UPDATE";

  private static final String LOCK_IMAGE = "SELECT FROM gallery_images WHERE id = ? FOR UPDATE";

  private final WorkerFixture fixture = WorkerFixture.start(PlatformVariation.CASCADING_BRICKS);
  private final Session application = fixture.session();

  @AfterEach
  void close() {
    application.close();
    fixture.close();
  }

  private Background<List<UUID>> delivering(WorkerFixture worker, Moc moc) {
    return Background.start(() -> worker.deliver(moc));
  }

  @Test
  void aMocRestoredWhileItsDeletionWaitsForTheLockStays() throws Exception {
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("a.pdf")
            .partsListWithBricks(1)
            .create();
    application.run("UPDATE moc_instructions SET deleted_at = NULL WHERE id = ?", moc.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.platform.bricks(moc.bricks()).getFirst().status()).isEqualTo("allocated");
    // Gone and restored look alike in the answer, but not in the ledger.
    assertThat(fixture.ledger(moc).finished()).isFalse();
  }

  @Test
  void aBrickPutOnTheListMeanwhileIsFreedToo() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).create();
    UUID brick = UUID.randomUUID();
    application.run(
        "INSERT INTO moc_parts (id, parts_list_id, part_id, part_name, color, status)"
            + " VALUES (?, ?, '3001', 'Brick', 'red', 'allocated')",
        brick,
        moc.partsLists().getFirst());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.bricks(List.of(brick)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.partsList()).isNull();
          assertThat(row.status()).isEqualTo("available");
        });
  }

  @Test
  void anImageThatAnotherMocLinksToMeanwhileStays() throws Exception {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).image(image).create();
    Moc alive = fixture.platform.moc("ada").create();
    application.run(
        "INSERT INTO moc_gallery_images (moc_id, gallery_image_id) VALUES (?, ?)",
        alive.id(),
        image.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.imageExists(image.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsAll(image.keys());
    assertThat(fixture.platform.countRows("moc_gallery_images")).isOne();
  }

  @Test
  void anImageThatItsOwnerUnlinksMeanwhileStays() throws Exception {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).image(image).create();
    application.run("DELETE FROM moc_gallery_images WHERE gallery_image_id = ?", image.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.imageExists(image.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsAll(image.keys());
  }

  @Test
  void anImageThatALinkIsPointedAtMeanwhileStaysIfAnotherMocLinksToItToo() throws Exception {
    GalleryImage before = fixture.platform.image("ada").create();
    GalleryImage after = fixture.platform.image("ada").create();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).image(before).create();
    Moc alive = fixture.platform.moc("ada").create();
    application.run(
        "UPDATE moc_gallery_images SET gallery_image_id = ? WHERE moc_id = ?",
        after.id(),
        moc.id());
    try (Session linking = fixture.session()) {
      linking.run(
          "INSERT INTO moc_gallery_images (moc_id, gallery_image_id) VALUES (?, ?)",
          alive.id(),
          after.id());

      var deletion = delivering(fixture, moc);
      application.awaitBlocking();
      application.commit();
      linking.awaitBlocking();
      linking.commit();

      assertThat(deletion.await()).isEmpty();
    }
    assertThat(fixture.platform.imageExists(after.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsAll(after.keys());
    assertThat(fixture.platform.countRows("moc_gallery_images")).isOne();
  }

  @Test
  void anImagePutInAnAlbumMeanwhileStays() throws Exception {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).image(image).create();
    UUID album = fixture.platform.album("ada");
    application.run("UPDATE gallery_images SET album_id = ? WHERE id = ?", album, image.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.imageExists(image.id())).isTrue();
  }

  @Test
  void aFileThatIsRenamedMeanwhileGoesUnderItsNewName() throws Exception {
    fixture.platform.putObject("renamed.pdf");
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    application.run("UPDATE moc_files SET s3_key = 'renamed.pdf' WHERE moc_id = ?", moc.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.objectExists("renamed.pdf")).isFalse();
  }

  @Test
  void ofTwoWorkersThatShareAnImageOneTakesItAlong() throws Exception {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc one =
        fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).image(image).create();
    Moc two =
        fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).image(image).create();

    deliverAtOnce(one, two);

    assertThat(fixture.platform.imageExists(image.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).isEmpty();
  }

  @Test
  void anObjectSharedByTwoMocsThatGoAtOnceGoesToo() throws Exception {
    Moc one =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("s.pdf")
            .partsListWithBricks(1)
            .create();
    Moc two =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("s.pdf")
            .partsListWithBricks(1)
            .create();

    deliverAtOnce(one, two);

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(one).finished()).isTrue();
    assertThat(fixture.ledger(two).finished()).isTrue();
  }

  /// Both are stopped at their bricks, after they have looked for orphans and before they commit.
  /// Without the images' locks, each has then seen the other's link.
  private void deliverAtOnce(Moc one, Moc two) throws Exception {
    application.run(LOCK_BRICK, one.bricks().getFirst());
    application.run(LOCK_BRICK, two.bricks().getFirst());
    try (WorkerFixture.Second second = fixture.second()) {
      var first = delivering(fixture, one);
      var other = Background.start(() -> second.deliver(two));
      application.awaitWaiting(2);
      application.commit();

      assertThat(first.await()).isEmpty();
      assertThat(other.await()).isEmpty();
    }
  }

  @Test
  void aSessionThatSitsOnALockDelaysOneItemAndNotItsBatch() throws Exception {
    Moc locked = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    Moc free = fixture.platform.moc("ada").deletedDaysAgo(31).file("b.pdf").create();
    application.run("SELECT FROM moc_instructions WHERE id = ? FOR UPDATE", locked.id());

    List<UUID> comeBack = Background.start(() -> fixture.deliver(locked, free)).await();

    assertThat(comeBack).containsExactly(locked.id());
    assertThat(fixture.platform.mocExists(free.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).containsExactly("a.pdf");
    // We gave way by ourselves: lock_not_available, and not the end of our time.
    assertThat(fixture.ledger(locked).lastError()).contains("55P03");
    assertThat(fixture.ledger(locked).acknowledged()).isFalse();

    application.commit();
    assertThat(fixture.deliver(locked)).isEmpty();
    assertThat(fixture.platform.objectKeys()).isEmpty();
  }

  @Test
  void aLockThatIsGivenBackInTimeCostsNoReceive() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();
    application.run("SELECT FROM moc_instructions WHERE id = ? FOR UPDATE", moc.id());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    // By the time of our second wait the first one has been given up: it is tried again.
    application.awaitGivingWay();
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void theApplicationIsNeverTheVictimOfADeadlock() throws Exception {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc =
        fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).image(image).create();
    application.run(LOCK_BRICK, moc.bricks().getFirst());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);
    // The worker holds the image and waits for the brick; we hold the brick and want the image.
    application.run(LOCK_IMAGE, image.id());
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  /// Four waits of 150 ms: none is too long, but together they are longer than images may take. With
  /// enough of them, one transaction would still wait when PostgreSQL looks for the deadlock of a session
  /// that waits for it.
  @Test
  void allWaitsTogetherAreShorterThanThatADeadlockIsLookedFor() throws Exception {
    Duration longWait = Duration.ofMillis(150);
    List<GalleryImage> images =
        Stream.generate(() -> fixture.platform.image("ada").create()).limit(4).toList();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();
    images.forEach(image -> fixture.platform.linkImage(moc.id(), image.id()));
    List<Session> sessions = new ArrayList<>();
    for (UUID image : inReverse(images.stream().map(GalleryImage::id).toList()).reversed()) {
      sessions.add(fixture.session().run(LOCK_IMAGE, image));
    }

    var deletion = delivering(fixture, moc);
    Set<String> transactions = new HashSet<>();
    for (Session session : sessions) {
      transactions.add(session.awaitWaiting(longWait));
      session.commit();
      session.close();
    }

    assertThat(transactions).hasSizeGreaterThan(1);
    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void writingWaitsForLongerThanLockingMay() throws Exception {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).partsListWithBricks(1).create();
    application.run(LOCK_BRICK, moc.bricks().getFirst());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(Duration.ofMillis(350));
    application.commit();

    assertThat(deletion.await()).isEmpty();
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void imagesAreLockedInTheOrderOfTheirIds() throws Exception {
    List<GalleryImage> images =
        IntStream.range(0, 6).mapToObj(i -> fixture.platform.image("ada").create()).toList();
    List<UUID> lastFirst = inReverse(images.stream().map(GalleryImage::id).toList());
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();
    lastFirst.forEach(image -> fixture.platform.linkImage(moc.id(), image));
    application.run(LOCK_IMAGE, lastFirst.getLast());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);

    assertUnlocked("gallery_images", lastFirst.subList(0, 5));
    application.commit();
    assertThat(deletion.await()).isEmpty();
  }

  @Test
  void partsListsAreLockedInTheOrderOfTheirIds() throws Exception {
    var draft = fixture.platform.moc("ada").deletedDaysAgo(31);
    IntStream.range(0, 6).forEach(i -> draft.partsListWithBricks(1));
    Moc moc = draft.create();
    List<UUID> lastFirst = inReverse(moc.partsLists());
    application.run("SELECT FROM moc_parts_lists WHERE id = ? FOR UPDATE", lastFirst.getLast());

    var deletion = delivering(fixture, moc);
    application.awaitWaiting(1);

    assertUnlocked("moc_parts_lists", lastFirst.subList(0, 5));
    application.commit();
    assertThat(deletion.await()).isEmpty();
  }

  /// As PostgreSQL orders them, which is not as `UUID.compareTo` does.
  private static List<UUID> inReverse(List<UUID> ids) {
    return ids.stream().sorted(Comparator.comparing(UUID::toString).reversed()).toList();
  }

  private void assertUnlocked(String table, List<UUID> ids) {
    try (Session other = fixture.session()) {
      for (UUID id : ids) {
        other.run("SELECT FROM " + table + " WHERE id = ? FOR UPDATE NOWAIT", id);
      }
    }
  }
}
