package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.PlatformVariation;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.platform.OptionalColumn;
import moc.cleanup.worker.platform.PlatformSchema;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The platform owns its schema, and no installation is like the other.
class SchemaVariationsTest {

  private WorkerFixture fixture = WorkerFixture.start();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void startOn(PlatformVariation variation) {
    fixture.close();
    fixture = WorkerFixture.start(variation);
  }

  private void execute(String sql) {
    Jdbi.create(fixture.sandbox.dataSource()).useHandle(handle -> handle.execute(sql));
  }

  private Moc fullMoc(GalleryImage image) {
    return fixture
        .platform
        .moc("ada")
        .deletedDaysAgo(31)
        .file("a.pdf")
        .partsListWithBricks(2)
        .image(image)
        .create();
  }

  @ParameterizedTest
  @EnumSource
  void aMocGoesOnEveryVariation(PlatformVariation variation) {
    startOn(variation);
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = fullMoc(image);

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.imageExists(image.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.platform.bricks(moc.bricks()))
        .hasSize(2)
        .allSatisfy(brick -> assertThat(brick.status()).isEqualTo("available"));
  }

  /// The driver tells the server the JVM's time zone when it connects.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Niue"})
  void theRetentionIsCountedInUtcWhateverTheSessionsTimeZone(String zone) {
    startOn(PlatformVariation.ZONELESS_DELETED_AT);
    Moc tooYoung = fixture.platform.moc("ada").deletedAgo(days(30).minusHours(1)).create();
    Moc oldEnough = fixture.platform.moc("ada").deletedAgo(days(30).plusHours(1)).create();
    TimeZone zoneBefore = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));

    try {
      fixture.deliver(tooYoung, oldEnough);
    } finally {
      TimeZone.setDefault(zoneBefore);
    }

    assertThat(fixture.platform.mocExists(tooYoung.id())).isTrue();
    assertThat(fixture.platform.mocExists(oldEnough.id())).isFalse();
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  @Test
  void aTableThatAppearsLaterIsFound() {
    startOn(PlatformVariation.MINIMAL);
    fixture.deliver(fixture.platform.moc("ada").deletedDaysAgo(31).create());
    execute(
        """
        CREATE TABLE upload_sessions (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          user_id text, status text,
          moc_instruction_id uuid REFERENCES moc_instructions)
        """);
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();
    fixture.platform.uploadSession(moc.id());

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.countRows("upload_sessions")).isOne();
  }

  @Test
  void aTableThatDisappearsIsForgotten() {
    fixture.deliver(fixture.platform.moc("ada").deletedDaysAgo(31).create());
    execute("DROP TABLE upload_sessions");
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
  }

  @Test
  void aColumnThatDisappearsIsForgottenByTheObjectsToo() {
    fixture.deliver(fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create());
    execute("ALTER TABLE gallery_images DROP COLUMN s3_key");
    execute("ALTER TABLE moc_files DROP COLUMN file_url");
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("b.pdf").create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void anObjectInUseStaysWhenAColumnHasDisappearedToo() {
    fixture.deliver(fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create());
    execute("ALTER TABLE gallery_images DROP COLUMN s3_key");
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("shared.pdf").create();
    fixture.platform.moc("bob").file("shared.pdf").create();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.objectKeys()).containsExactly("shared.pdf");
  }

  @Test
  void aTriggerOnWhatABrickIsIsNotSetOff() {
    execute("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END'");
    execute(
        "CREATE TRIGGER no BEFORE UPDATE OF part_id ON moc_parts"
            + " FOR EACH ROW EXECUTE FUNCTION no()");
    Moc moc = fullMoc(fixture.platform.image("ada").create());

    assertItsBricksAreFreed(moc);
  }

  @Test
  void bricksAreFreedWhereTheirColorIsGenerated() {
    Moc moc = fullMoc(fixture.platform.image("ada").create());
    execute("ALTER TABLE moc_parts DROP COLUMN color");
    execute("ALTER TABLE moc_parts ADD color text GENERATED ALWAYS AS (lower(part_name)) STORED");

    assertItsBricksAreFreed(moc);
  }

  @Test
  void bricksLoseTheirColorWhileTheWorkerRuns() {
    fixture.deliver(fixture.platform.moc("ada").deletedDaysAgo(31).create());
    Moc moc = fullMoc(fixture.platform.image("ada").create());
    execute("ALTER TABLE moc_parts DROP COLUMN color");

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.platform.countRows("moc_parts")).isEqualTo(2);
  }

  @Test
  void whatABrickIsCanBeNamedWhereThatDoesNothing() {
    Set<OptionalColumn> columns =
        new PlatformSchema(
                Jdbi.create(fixture.sandbox.dataSource())
                    .registerArrayType(String.class, "text")
                    .registerArrayType(Boolean.class, "boolean"))
            .columns(Deadline.in(WorkerFixture.TIME_LIMIT));

    assertThat(columns).contains(OptionalColumn.BRICK_PART, OptionalColumn.BRICK_COLOR);
  }

  @Test
  void aMocThatAnUnknownTableHoldsFailsAloneAndSaysWhy() {
    execute("CREATE TABLE orders (moc_id uuid REFERENCES moc_instructions)");
    Moc held = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    Moc free = fixture.platform.moc("ada").deletedDaysAgo(31).file("b.pdf").create();
    execute("INSERT INTO orders VALUES ('" + held.id() + "')");

    assertThat(fixture.deliver(held, free)).containsExactly(held.id());

    assertThat(fixture.platform.objectKeys()).containsExactly("a.pdf");
    assertThat(fixture.ledger(held).lastError()).contains("23503", "orders");
    assertThat(fixture.sandbox.metrics().sum("ItemsFailed")).isEqualTo(1);
    assertThat(fixture.sandbox.metrics().sum("ItemsProcessed")).isEqualTo(1);
  }

  @Test
  void aTriggerThatKeepsAMocMakesItFail() {
    execute("CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
    execute(
        "CREATE TRIGGER keep BEFORE DELETE ON moc_instructions"
            + " FOR EACH ROW EXECUTE FUNCTION keep()");
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();

    assertThat(fixture.deliver(moc)).containsExactly(moc.id());

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.platform.countRows("moc_files")).isOne();
    assertThat(fixture.ledger(moc).lastError()).contains("trigger");
  }

  @Test
  void aTriggerThatKeepsAnOrphanedImageMakesItsMocFail() {
    execute("CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
    execute(
        "CREATE TRIGGER keep BEFORE DELETE ON gallery_images"
            + " FOR EACH ROW EXECUTE FUNCTION keep()");
    GalleryImage image = fixture.platform.image("ada").create();
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).image(image).create();

    assertThat(fixture.deliver(moc)).containsExactly(moc.id());

    assertThat(fixture.platform.mocExists(moc.id())).isTrue();
    assertThat(fixture.platform.objectKeys()).containsAll(image.keys());
    assertThat(fixture.ledger(moc).lastError())
        .contains("0 of 1 locked orphaned images were deleted");
  }

  @Test
  void theMigrationsIndexesServeTheCascades() {
    Sandbox sandbox = fixture.sandbox;
    Map<String, Object> unindexed =
        Jdbi.create(sandbox.dataSource())
            .withHandle(handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*) AS missing
                        FROM pg_constraint
                        WHERE contype = 'f' AND confrelid IN (
                            'moc_instructions'::regclass, 'moc_files'::regclass,
                            'moc_parts_lists'::regclass, 'gallery_images'::regclass)
                          AND NOT EXISTS (
                            SELECT FROM pg_index
                            WHERE indrelid = conrelid AND indkey[0] = conkey[1] AND indisvalid)
                        """)
                    .mapToMap()
                    .one());

    assertThat(unindexed).containsEntry("missing", 0L);
  }

  private void assertItsBricksAreFreed(Moc moc) {
    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.bricks(moc.bricks()))
        .hasSize(2)
        .allSatisfy(brick -> assertThat(brick.status()).isEqualTo("available"));
  }
}
