package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import moc.cleanup.operator.Installation;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A database server that is set up otherwise than it should be.
class ServerFindingsTest {

  private final Installation installation = Installation.migrated();

  @AfterEach
  void close() {
    installation.close();
  }

  private Report doctor() {
    return new Report(installation.invoke("doctor", "--json"));
  }

  @Test
  void aServerThatTakesNoChangesIsAProblem() {
    set("default_transaction_read_only = on");

    assertThat(doctor().problems())
        .anyMatch(problem -> problem.contains("read-only (default_transaction_read_only)"));
  }

  @Test
  void aServerThatLooksForDeadlocksTooSoonIsAWarning() {
    set("deadlock_timeout = '500ms'");

    assertThat(doctor().warnings())
        .anyMatch(warning -> warning.contains("deadlock_timeout is 500 ms"));
  }

  private void set(String setting) {
    installation.execute(
        "DO 'BEGIN EXECUTE format(''ALTER DATABASE %%I SET %s'', current_database()); END'"
            .formatted(setting.replace("'", "''''")));
  }

  @Test
  void aClockThatDiffersByHalfAMinuteIsAWarningAndOneByAnHourAProblem() {
    assertThat(findingsBy(Duration.ZERO))
        .contains(new Finding.Fine("Its clock agrees with this machine's."));
    assertThat(findingsBy(Duration.ofSeconds(40)))
        .anyMatch(finding -> finding instanceof Finding.Warning && isOfTheClock(finding));
    assertThat(findingsBy(Duration.ofSeconds(-40)))
        .anyMatch(finding -> finding instanceof Finding.Warning && isOfTheClock(finding));
    assertThat(findingsBy(Duration.ofHours(2)))
        .anyMatch(finding -> finding instanceof Finding.Problem && isOfTheClock(finding));
  }

  private static boolean isOfTheClock(Finding finding) {
    return finding.text().contains("Its clock and this machine's are");
  }

  /// @param late how far this machine's clock is behind
  private List<Finding> findingsBy(Duration late) {
    Findings findings = new Findings();
    new DatabaseChecks(
            Jdbi.create(installation.sandbox().dataSource()), () -> Instant.now().minus(late))
        .run(findings);
    return findings.all();
  }

  @Test
  void idsAndTimesOfOtherTypesAreProblems() {
    installation.execute("ALTER TABLE moc_instructions ALTER COLUMN deleted_at TYPE date");
    installation.execute(
        "ALTER TABLE moc_gallery_images DROP CONSTRAINT moc_gallery_images_gallery_image_id_fkey");
    installation.execute("ALTER TABLE gallery_images ALTER COLUMN id DROP DEFAULT");
    installation.execute("ALTER TABLE gallery_flags DROP COLUMN image_id");
    installation.execute("ALTER TABLE gallery_images ALTER COLUMN id TYPE text");

    assertThat(doctor().problems())
        .anyMatch(problem -> problem.contains("gallery_images.id is of type text"))
        .anyMatch(problem -> problem.contains("moc_instructions.deleted_at is of type date"));
  }

  @Test
  void holdsOnMocsAndOwnersAreTold() {
    installation.invoke("hold", "add", "--owner", "ada", "--reason", "dispute 17");

    Report report = doctor();

    assertThat(report.notes())
        .anyMatch(note -> note.contains("Held: owner ada") && note.contains("dispute 17"));
    assertThat(report.fine()).noneMatch(fine -> fine.contains("No hold is in force"));
  }
}
