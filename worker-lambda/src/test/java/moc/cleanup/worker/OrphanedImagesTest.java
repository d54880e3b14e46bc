package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanedImagesTest {

  private final WorkerFixture fixture = WorkerFixture.start();

  @AfterEach
  void close() {
    fixture.close();
  }

  private Moc expiredMocWith(GalleryImage... images) {
    var draft = fixture.platform.moc("ada").deletedDaysAgo(31);
    for (GalleryImage image : images) {
      draft.image(image);
    }
    return draft.create();
  }

  private void assertKept(GalleryImage image) {
    assertThat(fixture.platform.imageExists(image.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsAll(image.keys());
  }

  private void assertGone(GalleryImage image) {
    assertThat(fixture.platform.imageExists(image.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).doesNotContainAnyElementsOf(image.keys());
  }

  @Test
  void anImageThatAnotherMocLinksToStays() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = expiredMocWith(image);
    fixture.platform.moc("ada").image(image).create();

    fixture.deliver(moc);

    assertKept(image);
    assertThat(fixture.ledger(moc).kept()).contains(image.id().toString(), "shared with 1 other");
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anImageLinkedTwiceByTheSameMocGoes() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = expiredMocWith(image, image);

    fixture.deliver(moc);

    assertGone(image);
    assertThat(fixture.ledger(moc).imagesDeleted()).isOne();
    assertThat(fixture.sandbox.metrics().sum("ImagesOrphaned")).isEqualTo(1);
  }

  @Test
  void anImageThatGoesTakesItsObjectsAlong() {
    GalleryImage image = fixture.platform.image("ada").create();

    fixture.deliver(expiredMocWith(image));

    assertGone(image);
  }

  @Test
  void anotherUsersImageStays() {
    GalleryImage image = fixture.platform.image("grace").create();
    Moc moc = expiredMocWith(image);

    fixture.deliver(moc);

    assertKept(image);
    assertThat(fixture.ledger(moc).kept()).contains("belongs to another user");
  }

  @Test
  void anImageInAnAlbumStays() {
    GalleryImage image =
        fixture.platform.image("ada").inAlbum(fixture.platform.album("ada")).create();
    Moc moc = expiredMocWith(image);

    fixture.deliver(moc);

    assertKept(image);
    assertThat(fixture.ledger(moc).kept()).contains("lies in an album");
  }

  @Test
  void anAlbumsCoverStays() {
    GalleryImage image = fixture.platform.image("ada").create();
    fixture.platform.setCover(fixture.platform.album("ada"), image.id());
    Moc moc = expiredMocWith(image);

    fixture.deliver(moc);

    assertKept(image);
    assertThat(fixture.ledger(moc).kept()).contains("is an album's cover");
  }

  @Test
  void theLastOfTheMocsThatShareAnImageTakesItAlong() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc first = expiredMocWith(image);
    Moc second = expiredMocWith(image);

    fixture.deliver(first);
    assertKept(image);
    fixture.deliver(second);

    assertGone(image);
  }
}
