package moc.cleanup.endtoend;

import static moc.cleanup.endtoend.Deployment.CDN;

import java.util.List;
import java.util.UUID;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import moc.cleanup.testbed.platform.Platform;

/// MOCs of every kind that the pipeline tells apart, on one platform, and what is to become of them.
public final class EveryKindOfMoc {

  private static final String OWNER = "ada";
  private static final String SOMEBODY_ELSE = "grace";
  private static final int MORE_THAN_ONE_REQUEST_OF_S3 = 1_005;
  private static final int LONGER_THAN_ANY_KEY = 1_025;

  private final Expected expected = new Expected();
  private final Platform platform;
  private final String bucket;
  private final Moc plain;
  private final Moc restoredWhileQueued;
  private final Moc deletedAgainWhileQueued;
  private final Moc heldByForeignKey;
  private final ForeignKeyHold foreignKeyHold;
  private final Moc tooRecent;

  public EveryKindOfMoc(Sandbox sandbox, Platform platform) {
    this.platform = platform;
    bucket = sandbox.bucket();
    plain = expected.gone(expired("plain").create());
    addOneWithEverything();
    addThoseThatShareWithEachOther();
    addThoseWhoseImagesAreStillUsed();
    addThoseWhoseObjectsAreStillUsed();
    addThoseWithOddKeysAndAddresses();
    addOneWithThousandObjects();
    restoredWhileQueued = expected.left(expired("restored").create());
    deletedAgainWhileQueued = expected.left(expired("deleted-again").create());
    heldByForeignKey = expected.left(expired("held").create());
    foreignKeyHold = ForeignKeyHold.of(sandbox, heldByForeignKey);
    tooRecent = expected.left(draft("too-recent").deletedDaysAgo(29).create());
    expected.left(draft("alive").image(expected.left(image())).create());
    addObjectThatNoRowKnows();
  }

  Expected expected() {
    return expected;
  }

  Moc plain() {
    return plain;
  }

  Moc restoredWhileQueued() {
    return restoredWhileQueued;
  }

  Moc deletedAgainWhileQueued() {
    return deletedAgainWhileQueued;
  }

  Moc heldByForeignKey() {
    return heldByForeignKey;
  }

  Moc tooRecent() {
    return tooRecent;
  }

  public void releaseHeldByForeignKey() {
    foreignKeyHold.release();
  }

  /// What their owners do between the scheduler's run and the workers'.
  void changeMindsWhileQueued() {
    platform.restore(restoredWhileQueued.id());
    platform.softDelete(deletedAgainWhileQueued.id(), 1);
  }

  private void addOneWithEverything() {
    GalleryImage image = expected.gone(image());
    Moc moc =
        expired("everything")
            .file("parts-list", "everything/parts.csv")
            .file("thumbnail", "everything/thumbnail.jpg")
            .softDeletedFile("everything/replaced.pdf")
            .thumbnail("everything/cover.jpg")
            .partsListWithBricks(30)
            .image(image)
            .create();
    platform.review(moc.id());
    platform.flag(image.id());
    platform.linkAlbum(moc.id(), platform.album(OWNER));
    platform.uploadSession(moc.id());
    expected.gone(moc);
  }

  private void addThoseThatShareWithEachOther() {
    GalleryImage doublyLinked = expected.gone(image());
    expected.gone(expired("doubled").image(doublyLinked).image(doublyLinked).create());

    GalleryImage image = expected.gone(image());
    expected.gone(expired("left").image(image).file("shared/by-two.pdf").create());
    expected.gone(expired("right").image(image).file("shared/by-two.pdf").create());
  }

  private void addThoseWhoseImagesAreStillUsed() {
    GalleryImage used = expected.left(image());
    expected.left(draft("alive-with-image").image(used).create());
    expected.gone(expired("image-of-a-live-moc").image(used).create());

    GalleryImage foreign = expected.left(platform.image(SOMEBODY_ELSE).create());
    expected.gone(expired("image-of-somebody-else").image(foreign).create());

    UUID album = platform.album(OWNER);
    GalleryImage inAlbum = expected.left(platform.image(OWNER).inAlbum(album).create());
    expected.gone(expired("image-in-an-album").image(inAlbum).create());

    GalleryImage cover = expected.left(image());
    platform.setCover(album, cover.id());
    expected.gone(expired("image-as-a-cover").image(cover).create());
  }

  private void addThoseWhoseObjectsAreStillUsed() {
    String thumbnail = "shared/grüße & more.jpg";
    expected.left(draft("alive-with-thumbnail").thumbnail(thumbnail).create());
    expected.gone(expired("key-of-a-live-thumbnail").file(thumbnail).create());
    expected.left(thumbnail);

    String file = "shared/replaced.pdf";
    expected.left(draft("alive-with-file").softDeletedFile(file).create());
    expected.gone(expired("key-of-a-live-file").file(file).create());
    expected.left(file);
  }

  private void addThoseWithOddKeysAndAddresses() {
    MocDraft odd = expired("odd");
    List.of(
            "odd/a+b c%20d.pdf",
            "odd/<&>\"'.pdf", "odd/漢字 🧱.pdf", "odd/control\u0001.pdf", "odd/blank at the end ")
        .forEach(odd::file);
    expected.gone(odd.create());

    Moc impossible =
        platform
            .withoutObjects()
            .moc(OWNER)
            .deletedDaysAgo(31)
            .file("")
            .file("x".repeat(LONGER_THAN_ANY_KEY))
            .create();
    expected.goneWithoutObjects(impossible);

    platform.putObject("addresses/by cdn.jpg");
    expected.gone("addresses/by cdn.jpg");
    GalleryImage byCdn =
        platform.image(OWNER).imageUrl("https://" + CDN + "/addresses/by%20cdn.jpg?w=9").create();
    platform.putObject("addresses/by-path.jpg");
    expected.gone("addresses/by-path.jpg");
    String byPath = "https://s3.us-east-1.amazonaws.com/" + bucket + "/addresses/by-path.jpg";
    expected.gone(expired("addresses").image(expected.gone(byCdn)).thumbnailUrl(byPath).create());

    platform.putObject("addresses/elsewhere.jpg");
    expected.left("addresses/elsewhere.jpg");
    String elsewhere = "https://images.example.org/addresses/elsewhere.jpg";
    expected.gone(expired("elsewhere").thumbnailUrl(elsewhere).create());
  }

  private void addOneWithThousandObjects() {
    MocDraft thousand = expired("thousand");
    for (int i = 0; i < MORE_THAN_ONE_REQUEST_OF_S3; i++) {
      thousand.file("thousand/step-" + i + ".png");
    }
    expected.gone(thousand.create());
  }

  private void addObjectThatNoRowKnows() {
    platform.putObject("nobody-knows.bin");
    expected.left("nobody-knows.bin");
  }

  private GalleryImage image() {
    return platform.image(OWNER).create();
  }

  private MocDraft expired(String name) {
    return draft(name).deletedDaysAgo(31);
  }

  private MocDraft draft(String name) {
    return platform.moc(OWNER).titled(name).file(name + "/plan.pdf").partsListWithBricks(2);
  }
}
