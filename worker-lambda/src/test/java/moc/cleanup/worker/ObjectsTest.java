package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {

  private WorkerFixture fixture = WorkerFixture.start();

  @AfterEach
  void close() {
    fixture.close();
  }

  private MocDraft expired() {
    return fixture.platform.moc("ada").deletedDaysAgo(31);
  }

  private void assertKept(Moc moc, String key) {
    assertThat(fixture.platform.objectExists(key)).isTrue();
    assertThat(fixture.ledger(moc).kept()).contains(key, "referred to by");
    assertThat(fixture.ledger(moc).owedKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anObjectThatAnotherMocsFileRefersToStays() {
    Moc moc = expired().file("shared.pdf").create();
    fixture.platform.moc("ada").file("shared.pdf").create();

    fixture.deliver(moc);

    assertKept(moc, "shared.pdf");
  }

  @Test
  void anObjectThatASoftDeletedFileOfALiveMocRefersToStays() {
    Moc moc = expired().file("shared.pdf").create();
    fixture.platform.moc("ada").softDeletedFile("shared.pdf").create();

    fixture.deliver(moc);

    assertKept(moc, "shared.pdf");
  }

  @Test
  void anObjectThatALiveMocsThumbnailRefersToStays() {
    Moc moc = expired().file("mocs/a b.png").create();
    fixture
        .platform
        .moc("ada")
        .thumbnailUrl("https://CDN.example.com/mocs/a%20b.png?width=200#top")
        .create();

    fixture.deliver(moc);

    assertKept(moc, "mocs/a b.png");
  }

  @Test
  void anObjectThatAKeptImageRefersToStays() {
    fixture.platform.putObject("gallery/photo.jpg");
    Moc moc = expired().thumbnailUrl("https://cdn.example.com/gallery/photo.jpg").create();
    fixture.platform.image("ada").imageUrl("gallery/photo.jpg").withoutThumbnail().create();

    fixture.deliver(moc);

    assertKept(moc, "gallery/photo.jpg");
  }

  @Test
  void anObjectThatAKeptImagesThumbnailRefersToStays() {
    Moc moc = expired().file("gallery/small.jpg").create();
    fixture
        .platform
        .image("grace")
        .imageUrl("https://elsewhere.example.com/large.jpg")
        .thumbnailUrl("https://s3.eu-west-1.amazonaws.com/" + bucket() + "/gallery/small.jpg")
        .create();

    fixture.deliver(moc);

    assertKept(moc, "gallery/small.jpg");
  }

  @Test
  void anObjectThatAKeptImagesKeyRefersToStays() {
    Moc moc = expired().file("gallery/photo.jpg").create();
    fixture.platform.image("ada").key("gallery/photo.jpg").withoutThumbnail().create();

    fixture.deliver(moc);

    assertKept(moc, "gallery/photo.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com/caf%C3%A9%20+%25.png",
        "https://cdn.example.com/caf%c3%a9+%2B%25.png",
        "https://cdn.example.com/café +%.png",
        "//cdn.example.com/café%20+%25.png",
        "http://cdn.example.com:80/caf%C3%A9%20%2B%25.png?v=2",
        "café +%.png",
        "/café +%.png",
        "caf%C3%A9%20%2B%25.png"
      })
  void everyWayToWriteAnAddressProtectsTheObject(String address) {
    Moc moc = expired().file("café +%.png").create();
    fixture.platform.moc("ada").thumbnailUrl(address).create();

    fixture.deliver(moc);

    assertKept(moc, "café +%.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example.com/a.pdf",
        "https://other-bucket.s3.amazonaws.com/a.pdf",
        "https://s3.amazonaws.com/other-bucket/a.pdf",
        "https://cdn.example.com/A.pdf",
        "https://cdn.example.com.evil.example.com/a.pdf",
        "https://cdn.example.com/a.pdf/",
        "b/a.pdf"
      })
  void whatMeansAnotherObjectProtectsNothing(String address) {
    Moc moc = expired().file("a.pdf").create();
    fixture.platform.moc("ada").thumbnailUrl(address).create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectExists("a.pdf")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com/mocs/caf%C3%A9%20%2B1.png?width=200",
        "https://CDN.EXAMPLE.COM/mocs/caf%C3%A9%20%2B1.png#top",
        "https://BUCKET.s3.amazonaws.com/mocs/caf%C3%A9%20%2B1.png",
        "https://BUCKET.s3.eu-central-1.amazonaws.com/mocs/caf%C3%A9 +1.png",
        "https://s3.eu-central-1.amazonaws.com/BUCKET/mocs/caf%C3%A9%20%2B1.png",
        "mocs/café +1.png"
      })
  void theObjectOfAUrlGoes(String address) {
    fixture.platform.putObject("mocs/café +1.png");
    fixture.platform.putObject("mocs/caf%C3%A9%20%2B1.png");
    Moc moc = expired().thumbnailUrl(address.replace("BUCKET", bucket())).create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).containsExactly("mocs/caf%C3%A9%20%2B1.png");
    assertThat(fixture.ledger(moc).filesDeleted()).isOne();
  }

  @Test
  void aUrlThatIsNotOursIsNeverTouched() {
    fixture.platform.putObject("a.png");
    Moc moc = expired().thumbnailUrl("https://elsewhere.example.com/a.png").create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).containsExactly("a.png");
    assertThat(fixture.ledger(moc).kept()).contains("elsewhere.example.com", "not our host");
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://cdn.example.com/", "https://cdn.example.com/%00"})
  void anAddressThatCannotBeAKeyIsRefusedAndNoted(String address) {
    Moc moc = expired().thumbnailUrl(address).create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.ledger(moc).kept()).contains("refused");
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anOverlongKeyIsRefusedAndNoted() {
    Moc moc = expired().thumbnailUrl("k".repeat(1025)).create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.ledger(moc).kept()).contains("refused: key of more than 1024 bytes");
  }

  @Test
  void moreThanAThousandObjectsGo() {
    MocDraft draft = expired();
    IntStream.range(0, 1001).forEach(i -> draft.file("many/" + i));
    Moc moc = draft.create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(moc).filesDeleted()).isEqualTo(1001);
    assertThat(fixture.sandbox.metrics().sum("S3FilesDeleted")).isEqualTo(1001);
  }

  @Test
  void keysThatXmlCannotCarryGoTooAndTakeNoOthersDown() {
    Moc moc =
        expired()
            .file("plain.pdf")
            .file("line\nbreak.pdf")
            .file("unit\u001fseparator.pdf")
            .file("noncharacter\ufffe.pdf")
            .file(" blanks ")
            .create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anObjectThatIsNotThereCountsAsDeleted() {
    Moc moc = expired().file("a.pdf").create();
    fixture.platform.removeObject("a.pdf");

    fixture.deliver(moc);

    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void keysOutsideOfTheAllowedPrefixesAreLeftAlone() {
    fixture.close();
    fixture = WorkerFixture.start(Map.of(S3_KEY_PREFIXES, "mocs/,gallery/"), ClientsOf.SANDBOX);
    Moc moc = expired().file("mocs/a.pdf").file("defaults/thumbnail.png").create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).containsExactly("defaults/thumbnail.png");
    assertThat(fixture.ledger(moc).kept())
        .contains("defaults/thumbnail.png", "outside of S3_KEY_PREFIXES");
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anObjectThatTooManyRowsResembleStays() {
    Moc moc = expired().file("a+b.png").create();
    // A blank is not a plus, but a plus may be a blank: the index finds them alike.
    IntStream.range(0, 100)
        .forEach(i -> fixture.platform.withoutObjects().moc("ada").file("a b.png").create());

    fixture.deliver(moc);

    assertThat(fixture.platform.objectExists("a+b.png")).isTrue();
    assertThat(fixture.ledger(moc).kept()).contains("too many rows resemble it");
  }

  @Test
  void rowsOfOneMocThatResembleAnObjectHideNoOther() {
    Moc moc = expired().file("a+b.png").create();
    MocDraft lookAlikes = fixture.platform.withoutObjects().moc("ada");
    IntStream.range(0, 100).forEach(i -> lookAlikes.file("a b.png"));
    lookAlikes.create();
    fixture.platform.moc("grace").file("a+b.png").create();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectExists("a+b.png")).isTrue();
    assertThat(fixture.ledger(moc).kept()).contains("a+b.png");
  }

  private String bucket() {
    return fixture.sandbox.bucket();
  }
}
