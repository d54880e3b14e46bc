package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.platform.Brick;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatGoesAndWhatStaysTest {

  private final WorkerFixture fixture = WorkerFixture.start();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anExpiredMocGoesWithAllThatHangsOnIt() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .titled("Robert'); DROP TABLE moc_instructions; --")
            .deletedDaysAgo(31)
            .file("mocs/a/instructions.pdf")
            .softDeletedFile("mocs/a/old.pdf")
            .thumbnail("mocs/a/thumbnail.png")
            .partsListWithBricks(3)
            .image(image)
            .create();
    fixture.platform.review(moc.id());
    fixture.platform.flag(image.id());
    fixture.platform.linkAlbum(moc.id(), fixture.platform.album("ada"));
    fixture.platform.uploadSession(moc.id());

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.imageExists(image.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).isEmpty();
    for (String table :
        new String[] {
          "moc_files",
          "moc_parts_lists",
          "moc_gallery_images",
          "moc_reviews",
          "gallery_flags",
          "moc_gallery_albums"
        }) {
      assertThat(fixture.platform.countRows(table)).as(table).isZero();
    }
    assertThat(fixture.platform.countRows("upload_sessions")).isOne();
    assertThat(fixture.platform.countRows("gallery_albums")).isOne();
  }

  @Test
  void bricksGoBackToTheirOwnersInventory() {
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .partsListWithBricks(2)
            .partsListWithBricks(3)
            .create();
    Moc other = fixture.platform.moc("ada").partsListWithBricks(4).create();

    fixture.deliver(moc);

    assertThat(fixture.platform.bricks(moc.bricks()))
        .hasSize(5)
        .allSatisfy(brick -> {
          assertThat(brick.partsList()).isNull();
          assertThat(brick.status()).isEqualTo("available");
        });
    assertThat(fixture.platform.bricks(other.bricks()))
        .extracting(Brick::status)
        .containsOnly("allocated");
    assertThat(fixture.ledger(moc).bricksReturned()).isEqualTo(5);
  }

  @Test
  void aMocWithinItsRetentionStays() {
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .deletedAgo(Duration.ofDays(30).minusMinutes(1))
            .file("mocs/a.pdf")
            .create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectExists("mocs/a.pdf")).isTrue();
    assertThat(fixture.ledger(moc).rowsDeleted()).isFalse();
    assertThat(fixture.ledger(moc).acknowledged()).isTrue();
    assertThat(fixture.ledger(moc).finished()).isFalse();
  }

  @Test
  void aMocGoesAsSoonAsItsRetentionIsOver() {
    Moc moc = fixture.platform.moc("ada").deletedAgo(Duration.ofDays(30).plusMinutes(1)).create();

    fixture.deliver(moc);

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void aMocRestoredWhileItWasQueuedStays() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("mocs/a.pdf").create();
    fixture.platform.restore(moc.id());

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectExists("mocs/a.pdf")).isTrue();
    assertThat(fixture.sandbox.metrics().sum("ItemsSkipped")).isEqualTo(1);
  }

  /// As after a backup was put back while S3 was still owed something.
  @Test
  void whatRowsThatAreBackDoNotNameAnyMoreGoesAndTheRestStays() {
    Moc moc = fixture.platform.moc("ada").file("mocs/named.pdf").create();
    fixture.platform.putObject("mocs/forgotten.pdf");
    try (Session formerNight = fixture.session()) {
      formerNight.run(
          "INSERT INTO moc_cleanup_ledger (moc_id, owner_id, rows_deleted_at, owed_keys)"
              + " VALUES (?, 'ada', now(), '{mocs/named.pdf,mocs/forgotten.pdf}')",
          moc.id());
      formerNight.commit();
    }

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsExactly("mocs/named.pdf");
    assertThat(fixture.ledger(moc).owedKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void theLedgerTellsTheWholeStory() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("mocs/a.pdf")
            .partsListWithBricks(2)
            .image(image)
            .create();

    fixture.deliver(moc);

    LedgerRow row = fixture.ledger(moc);
    assertThat(row.ownerId()).isEqualTo("ada");
    assertThat(row.correlationId()).isEqualTo(WorkerFixture.RUN);
    assertThat(row.attempts()).isOne();
    assertThat(row.rowsDeleted()).isTrue();
    assertThat(row.owedKeys()).isEmpty();
    assertThat(row.filesDeleted()).isEqualTo(3);
    assertThat(row.imagesDeleted()).isOne();
    assertThat(row.bricksReturned()).isEqualTo(2);
    assertThat(row.finished()).isTrue();
  }

  @Test
  void aRedeliveredMessageDeletesNothing() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("mocs/a.pdf").create();
    fixture.deliver(moc);
    fixture.platform.putObject("mocs/b.pdf");

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.objectKeys()).containsExactly("mocs/b.pdf");
    assertThat(fixture.ledger(moc).attempts()).isEqualTo(2);
    assertThat(fixture.ledger(moc).filesDeleted()).isOne();
    assertThat(fixture.sandbox.metrics().sum("ItemsProcessed")).isEqualTo(1);
    assertThat(fixture.sandbox.metrics().sum("ItemsSkipped")).isEqualTo(1);
  }

  @Test
  void twoMessagesForOneMocInOneBatchDeleteItOnce() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("mocs/a.pdf").create();

    String body = new CleanupMessage(new MocId(moc.id()), "run-1").toJson();
    String answer =
        fixture.deliver(
            List.of(WorkerFixture.message("m-1", body, 1), WorkerFixture.message("m-2", body, 1)),
            WorkerFixture.TIME_LIMIT);

    assertThat(WorkerFixture.failures(answer)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.ledger(moc).attempts()).isEqualTo(2);
    assertThat(fixture.ledger(moc).finished()).isTrue();
    assertThat(fixture.sandbox.metrics().sum("ItemsProcessed")).isEqualTo(1);
  }

  @Test
  void aMocWithoutAnythingIsFinishedAtOnce() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();

    fixture.deliver(moc);

    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void aMocThatTheRetentionHasBegunAnewForStays() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(40).file("mocs/a.pdf").create();
    fixture.platform.softDelete(moc.id(), 1);

    fixture.deliver(moc);

    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectExists("mocs/a.pdf")).isTrue();
  }
}
