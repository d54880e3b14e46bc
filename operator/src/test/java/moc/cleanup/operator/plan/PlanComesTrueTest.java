package moc.cleanup.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.endtoend.EveryKindOfMoc;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.demo.fill.Addresses;
import moc.cleanup.operator.demo.fill.PlatformRows;
import moc.cleanup.operator.demo.fill.SampleObjects;
import moc.cleanup.operator.demo.plan.PlanGenerator;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prints the plan, makes the run, and compares.
class PlanComesTrueTest {

  private static final String CDN = "cdn.example.com";
  private static final String OTHERS_USE = "a row that stays refers to it";
  private static final String SHARED_IMAGE = "shared with MOCs that stay";

  private Installation installation;
  private Platform platform;

  @BeforeEach
  void install() throws SQLException {
    installation = Installation.migrated().with("CLOUDFRONT_DOMAIN", CDN);
    platform = installation.platform();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void forEveryKindOfMoc() {
    new EveryKindOfMoc(installation.sandbox(), platform).releaseHeldByForeignKey();

    PlannedNight night = PlannedNight.of(installation);
    night.run();

    night.requireTrue();
    assertThat(night.going()).isNotEmpty();
    assertThat(night.depending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 1949})
  void forAMadeUpPlatform(long seed) {
    PlatformPlan made = PlanGenerator.generate(60, seed);
    DatabaseConfig database = DatabaseConfig.from(new Variables(installation.variables()));
    try (ConnectionPool connections = new ConnectionPool(database, 1)) {
      new PlatformRows(
              connections.jdbi(),
              new Addresses(installation.sandbox().bucket(), installation.sandbox().region(), CDN))
          .insert(made);
    }
    new SampleObjects(installation.sandbox().s3(), installation.sandbox().bucket())
        .put(made.keys());

    PlannedNight night = PlannedNight.of(installation);
    night.run();

    night.requireTrue();
    assertThat(night.going()).isNotEmpty();
    assertThat(night.depending()).isEmpty();
  }

  @Test
  void forWhatMocsShareAmongThemselvesAndWithOthers() {
    GalleryImage together = platform.image("ada").create();
    Moc first =
        expired("first")
            .image(together)
            .file("mocs/together.pdf")
            .file("mocs/of-a-live-moc.pdf")
            .file("mocs/of-a-held-moc.pdf")
            .create();
    expired("second").image(together).file("mocs/together.pdf").create();
    expired("third").thumbnail(together.keys().getFirst()).create();
    platform.moc("ada").file("mocs/of-a-live-moc.pdf").create();
    Moc held = expired("held").file("mocs/of-a-held-moc.pdf").create();
    hold("moc", held.id().toString());
    GalleryImage ofTwoOwners = platform.image("ada").create();
    expired("adas").image(ofTwoOwners).create();
    platform.moc("grace").deletedDaysAgo(40).image(ofTwoOwners).create();
    expired("meant").file("mocs/a b.pdf").create();
    expired("may mean it").file("mocs/a%20b.pdf").create();
    expired("elsewhere").file("private/of-others.pdf").create();
    expired("owed by a held one too").file("mocs/owed-and-held.pdf").create();
    owe("a held owner", "mocs/owed-and-held.pdf");
    hold("owner", "a held owner");
    platform.putObject("mocs/owed.pdf");
    owe("ada", "mocs/owed.pdf", "mocs/together.pdf", "mocs/of-a-live-moc.pdf");
    GalleryImage withOneLeftOver = platform.image("ada").create();
    expired("this night").image(withOneLeftOver).create();
    platform
        .moc("ada")
        .deletedDaysAgo(31)
        .file("mocs/left-over.pdf")
        .image(withOneLeftOver)
        .create();
    Installation tonight =
        installation
            .with("DELETE_CLEANUP_BATCH_SIZE", "10")
            .with("S3_KEY_PREFIXES", "mocs/,gallery/");

    PlannedNight night = PlannedNight.of(tonight);
    night.run();

    night.requireTrue();
    assertThat(night.reasons())
        .containsEntry("mocs/of-a-live-moc.pdf", OTHERS_USE)
        .containsEntry("mocs/of-a-held-moc.pdf", OTHERS_USE)
        .containsEntry("mocs/owed-and-held.pdf", "a held MOC owes it too")
        .containsEntry("private/of-others.pdf", "outside of S3_KEY_PREFIXES")
        .containsEntry(withOneLeftOver.id().toString(), SHARED_IMAGE);
    assertThat(night.depending()).contains("mocs/a b.pdf", ofTwoOwners.id().toString());
    assertThat(night.going())
        .contains("mocs/together.pdf", "mocs/owed.pdf", together.id().toString())
        .contains(first.id().toString())
        .doesNotContain(held.id().toString());
    assertThat(night.plan().at("/totals/mocsOwing").intValue()).isEqualTo(1);
    assertThat(night.plan().path("leftOver").intValue()).isEqualTo(1);
    assertThat(night.plan().path("held").intValue()).isEqualTo(2);
  }

  private MocDraft expired(String title) {
    return platform.moc("ada").titled(title).deletedDaysAgo(40).partsListWithBricks(2);
  }

  private void hold(String scope, String subject) {
    installation.execute(
        "INSERT INTO moc_cleanup_hold (scope, subject, reason, placed_by) VALUES (?, ?, 'r', 'p')",
        scope,
        subject);
  }

  /// A MOC whose rows are gone and whose objects are not.
  private void owe(String owner, String... keys) {
    installation.execute(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, owner_id, queued_at, rows_deleted_at, owed_keys)
        VALUES (?, ?, now() - interval '3 days', now() - interval '3 days', ?)
        """,
        UUID.randomUUID(),
        owner,
        keys);
  }
}
