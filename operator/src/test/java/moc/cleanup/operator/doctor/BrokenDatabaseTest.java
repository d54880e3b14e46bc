package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import moc.cleanup.operator.Installation;
import org.junit.jupiter.api.Test;

/// Many things broken at once: each is found, and none hides another.
class BrokenDatabaseTest {

  private static final List<String> BREAKAGES =
      List.of(
          "CREATE TABLE orders (id int, moc_id uuid REFERENCES moc_instructions ON DELETE"
              + " RESTRICT)",
          // Beyond a cascade: a review cannot go while it has an answer.
          "CREATE TABLE answers (review_id uuid REFERENCES moc_reviews)",
          "CREATE TABLE prints (image_id uuid NOT NULL REFERENCES gallery_images ON DELETE SET"
              + " NULL)",
          """
          ALTER TABLE moc_parts DROP CONSTRAINT moc_parts_parts_list_id_fkey,
            ADD CONSTRAINT moc_parts_parts_list_id_fkey FOREIGN KEY (parts_list_id)
              REFERENCES moc_parts_lists (id) ON DELETE CASCADE
          """,
          "CREATE TABLE labels (moc_id uuid DEFAULT NULL REFERENCES moc_instructions ON DELETE SET"
              + " DEFAULT)",
          "ALTER TABLE moc_parts DROP COLUMN status",
          "ALTER TABLE gallery_images DROP COLUMN s3_key",
          "ALTER TABLE moc_instructions ALTER COLUMN deleted_at TYPE timestamp",
          "DROP INDEX moc_cleanup_moc_files_s3_key",
          "UPDATE pg_index SET indisvalid = false"
              + " WHERE indexrelid = 'moc_cleanup_ledger_owed'::regclass",
          """
          CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RETURN NULL; END $$
          """,
          "CREATE TRIGGER keeper BEFORE DELETE ON moc_files FOR EACH ROW EXECUTE FUNCTION keep()");

  @Test
  void everythingThatIsBrokenIsFoundWithItsRemedy() throws SQLException {
    try (Installation installation = Installation.migrated()) {
      BREAKAGES.forEach(installation::execute);

      Report report = new Report(installation.invoke("doctor", "--json"));

      assertThat(report.invocation().exitCode()).isEqualTo(1);
      assertThat(report.problems())
          .anyMatch(
              all("orders.moc_id refers to moc_instructions", "constraint orders_moc_id_fkey"))
          .anyMatch(all("answers.review_id refers to moc_reviews", "ON DELETE CASCADE"))
          .anyMatch(all("prints.image_id is to become null", "DROP NOT NULL"))
          .anyMatch(all("Missing: moc_parts.status."))
          .hasSize(4);
      assertThat(report.warnings())
          .anyMatch(
              all("No index on orders.moc_id", "CREATE INDEX CONCURRENTLY ON orders (moc_id)"))
          .anyMatch(all("labels.moc_id is set to its default", "names a row that is there"))
          .anyMatch(all("Index moc_cleanup_moc_files_s3_key is missing", "moc-cleanup migrate"))
          .anyMatch(all("Index moc_cleanup_ledger_owed is invalid", "moc-cleanup migrate"));
      assertThat(report.notes())
          .anyMatch(all("moc_parts.parts_list_id cascades", "frees them first"))
          .anyMatch(all("No gallery_images.s3_key: images are found by image_url alone"))
          .anyMatch(all("deleted_at has no time zone"))
          .anyMatch(all("Trigger keeper of moc_files runs before"));
    }
  }

  @Test
  void aPartialIndexIsEnoughIfItHasEveryRowThatHangsOnSomething() throws SQLException {
    try (Installation installation = Installation.migrated()) {
      installation.execute("CREATE TABLE orders (moc_id uuid REFERENCES moc_instructions)");
      installation.execute("CREATE INDEX ON orders (moc_id) WHERE moc_id IS NOT NULL");
      installation.execute(
          "CREATE TABLE prints (moc_id uuid REFERENCES moc_instructions, lost boolean)");
      installation.execute("CREATE INDEX ON prints (moc_id) WHERE lost");

      assertThat(new Report(installation.invoke("doctor", "--json")).warnings())
          .noneMatch(all("No index on orders.moc_id"))
          .anyMatch(all("No index on prints.moc_id"));
    }
  }

  @Test
  void aDatabaseThatIsNotMigratedIsSaidToBe() {
    try (Installation installation = Installation.withPlatform()) {
      Report report = new Report(installation.invoke("doctor", "--json"));

      assertThat(report.problems())
          .anyMatch(all("Missing: moc_cleanup_ledger, moc_cleanup_hold", "moc-cleanup migrate"));
    }
  }

  @Test
  void aLedgerOfAFormerVersionIsSaidToBe() throws SQLException {
    try (Installation installation = Installation.migrated()) {
      installation.execute("ALTER TABLE moc_cleanup_ledger DROP COLUMN deleted_keys");

      assertThat(new Report(installation.invoke("doctor", "--json")).problems())
          .anyMatch(all("Missing: moc_cleanup_ledger.deleted_keys", "moc-cleanup migrate"));
    }
  }

  @Test
  void aDatabaseOfSomebodyElseIsSaidToBe() {
    try (Installation installation = Installation.empty()) {
      assertThat(new Report(installation.invoke("doctor", "--json")).problems())
          .anyMatch(all("moc_instructions.id", "search_path"));
    }
  }

  private static Predicate<String> all(String... parts) {
    return finding -> List.of(parts).stream().allMatch(finding::contains);
  }
}
