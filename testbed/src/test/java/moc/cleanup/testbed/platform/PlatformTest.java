package moc.cleanup.testbed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aMocIsPutInWithAllThatHangsOnIt() {
    Platform platform = Platform.installIn(sandbox);
    GalleryImage image = platform.image("ada").create();

    Moc moc =
        platform
            .moc("ada")
            .deletedDaysAgo(40)
            .file("mocs/a/instructions.pdf")
            .softDeletedFile("mocs/a/old.pdf")
            .thumbnail("mocs/a/thumbnail.png")
            .partsListWithBricks(10)
            .image(image)
            .create();

    assertThat(platform.mocExists(moc.id())).isTrue();
    assertThat(platform.imageExists(image.id())).isTrue();
    assertThat(moc.files()).hasSize(2);
    assertThat(platform.bricks(moc.bricks()))
        .hasSize(10)
        .allMatch(brick -> brick.status().equals("allocated"))
        .allMatch(brick -> moc.partsLists().getFirst().equals(brick.partsList()));
    assertThat(platform.objectKeys()).containsAll(moc.keys()).containsAll(image.keys()).hasSize(5);
    assertThat(platform.objectExists("mocs/a/old.pdf")).isTrue();
  }

  @Test
  void aDeletedMocIsThatOldByTheDatabasesClock() throws SQLException {
    Platform platform = Platform.installIn(sandbox);
    Moc moc = platform.moc("ada").deletedDaysAgo(40).create();

    assertThat(daysDeleted(moc)).isEqualTo(40);

    platform.restore(moc.id());
    assertThat(daysDeleted(moc)).isNegative();

    platform.softDelete(moc.id(), 3);
    assertThat(daysDeleted(moc)).isEqualTo(3);
  }

  @Test
  void anImageCanBeLinkedTwiceAndByManyMocs() {
    Platform platform = Platform.installIn(sandbox).withoutObjects();
    GalleryImage image = platform.image("ada").withoutThumbnail().create();

    platform.moc("ada").image(image).image(image).create();
    platform.linkImage(platform.moc("bob").create().id(), image.id());

    assertThat(platform.countRows("moc_gallery_images")).isEqualTo(3);
    assertThat(platform.objectKeys()).isEmpty();
  }

  @Test
  void theRestOfThePlatformCanBePutInToo() {
    Platform platform = Platform.installIn(sandbox).withoutObjects();
    UUID album = platform.album("ada");
    GalleryImage image =
        platform.image("ada").imageUrl("https://elsewhere.example/a.jpg").inAlbum(album).create();
    Moc moc = platform.moc("ada").create();

    platform.setCover(album, image.id());
    platform.linkAlbum(moc.id(), album);
    platform.uploadSession(moc.id());
    platform.review(moc.id());
    platform.flag(image.id());

    assertThat(platform.countRows("moc_gallery_albums")).isEqualTo(1);
    assertThat(platform.countRows("upload_sessions")).isEqualTo(1);
    assertThat(platform.countRows("moc_reviews")).isEqualTo(1);
    assertThat(platform.countRows("gallery_flags")).isEqualTo(1);
  }

  @Test
  void aKeyThatAUrlCannotCarryIsEscapedInIt() {
    Platform platform = Platform.installIn(sandbox);

    assertThat(platform.urlOf("mocs/a b/ü.png"))
        .isEqualTo("https://" + sandbox.bucket() + ".s3.amazonaws.com/mocs/a%20b/%C3%BC.png");
  }

  @Test
  void nothingCanBeChangedThatIsNotThere() {
    Platform platform = Platform.installIn(sandbox);

    assertThatThrownBy(() -> platform.restore(UUID.randomUUID()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyVariationTakesTheSameRows(PlatformVariation variation) throws SQLException {
    Platform platform = Platform.installIn(sandbox, variation).withoutObjects();
    GalleryImage image = platform.image("ada").create();

    Moc moc =
        platform
            .moc("ada")
            .deletedDaysAgo(40)
            .file("a.pdf")
            .partsListWithBricks(2)
            .image(image)
            .create();

    assertThat(daysDeleted(moc)).isEqualTo(40);
  }

  private int daysDeleted(Moc moc) throws SQLException {
    String sql =
        """
        SELECT coalesce(extract(day FROM now() AT TIME ZONE 'UTC'
          - (to_jsonb(m) ->> 'deleted_at')::timestamptz AT TIME ZONE 'UTC'), -1)
        FROM moc_instructions AS m
        """;
    try (Connection connection = sandbox.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
      try (ResultSet row = statement.executeQuery(sql + "WHERE id = '" + moc.id() + "'")) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
