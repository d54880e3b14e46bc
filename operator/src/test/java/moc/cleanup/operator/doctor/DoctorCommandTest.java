package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.terminal.Interruption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// On an installation that is as it should be, and on none at all.
class DoctorCommandTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
    set(installation.sandbox().queueUrl(), QueueAttributeName.VISIBILITY_TIMEOUT, "360");
    installation.platform().moc("ada").file("mocs/a.pdf").thumbnail("mocs/a.png").create();
  }

  private static void set(String queue, QueueAttributeName attribute, String value) {
    installation
        .sandbox()
        .sqs()
        .setQueueAttributes(set -> set.queueUrl(queue).attributes(Map.of(attribute, value)));
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void whereAllIsAsItShouldBeThereIsNoProblem() {
    Invocation doctor = installation.invoke("doctor");

    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .contains("✓ Scheduler and worker can work with the variables.")
        .contains("✓ All tables and columns that are needed are there.")
        .contains("✓ No foreign key keeps a MOC from being deleted")
        .contains("✓ All indexes of ours are there, and valid.")
        .contains("may do what scheduler and worker do.")
        .contains("✓ No hold is in force.")
        .contains("name objects in this bucket.")
        .contains("✓ A message is dead-lettered after 3 receives.")
        .contains("✓ The dead-letter queue is empty.")
        .contains("✓ 0 problems, ")
        .doesNotContain("✗", "\u001b", "Exception");
    assertThat(doctor.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(doctor.err()).isEmpty();
  }

  @Test
  void whatThisServiceCannotAnswerIsANote() {
    Report report = new Report(installation.invoke("doctor", "--json"));

    assertThat(report.invocation().json().path("inOrder").booleanValue()).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.contains("Could not be asked: its lifecycle rules (NotImplemented"));
    assertThat(report.notes())
        .anyMatch(note ->
            note.contains(
                "rows of these go along: gallery_flags, moc_gallery_albums, moc_reviews"));
  }

  @Test
  void aPauseIsAWarning() {
    installation.invoke("pause", "--reason", "wrong MOCs", "--by", "ada");

    Report report = new Report(installation.invoke("doctor", "--json"));
    installation.invoke("resume");

    assertThat(report.invocation().exitCode()).isZero();
    assertThat(report.warnings())
        .anyMatch(warning -> warning.contains("Paused") && warning.contains("wrong MOCs"));
  }

  @Test
  void everyVariableAtFaultIsNamedAndTheRestIsAskedAllTheSame() {
    Report report =
        new Report(
            installation
                .with("DELETE_RETENTION_DAYS", "never")
                .with("CLOUDFRONT_DOMAIN", "https://cdn.example/")
                .with("DELETE_GUARD_PERCENT", "100")
                .invoke("doctor", "--json"));

    assertThat(report.invocation().exitCode()).isEqualTo(1);
    assertThat(report.problems())
        .containsExactlyInAnyOrder(
            "Variables: DELETE_RETENTION_DAYS is \"never\". It takes a whole number of days from 1"
                + " to 3650.",
            "Variables: CLOUDFRONT_DOMAIN is \"https://cdn.example/\". It takes host names"
                + " separated by commas, without https:// or path.");
    assertThat(report.fine()).anyMatch(fine -> fine.startsWith("Queue: The queue is there"));
  }

  @Test
  void aGuardThatStopsNothingIsAWarning() {
    Report report =
        new Report(installation.with("DELETE_GUARD_PERCENT", "100").invoke("doctor", "--json"));

    assertThat(report.warnings()).anyMatch(warning -> warning.contains("The guard is off"));
  }

  @Test
  void withoutVariablesItSaysWhichItTakes() {
    Report report = new Report(Invocation.of(Map.of(), "doctor", "--json"));

    assertThat(report.invocation().exitCode()).isEqualTo(1);
    assertThat(report.problems())
        .anyMatch(problem -> problem.contains("DATABASE_URL is not set."))
        .anyMatch(problem -> problem.contains("S3_BUCKET is not set."));
    assertThat(report.notes())
        .contains("Database: Not asked: its variables cannot be used; see above.")
        .contains("Bucket: Not asked: its variables cannot be used; see above.");
  }

  @Test
  void aDatabaseThatIsNotThereIsAProblemAndTheRestIsAskedAllTheSame() {
    Report report =
        new Report(
            installation
                .with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/platform?password=secret")
                .invoke("doctor", "--json"));

    assertThat(report.invocation().exitCode()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("jdbc:postgresql://127.0.0.1:1/platform", "refused")
        .doesNotContain("secret");
    assertThat(report.fine()).anyMatch(fine -> fine.startsWith("Bucket: Bucket"));
  }

  @Test
  void ctrlCEndsItBetweenTwoAreas() {
    Interruption interruption = new Interruption();
    interruption.request();

    Invocation doctor =
        Invocation.of(installation.surroundings(), interruption, "doctor", "--json");

    assertThat(doctor.exitCode()).isEqualTo(130);
    assertThat(doctor.json().path("findings")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "901"})
  void aSenselessTimeoutIsRefused(String seconds) {
    Invocation doctor = installation.invoke("doctor", "--worker-timeout", seconds);

    assertThat(doctor.exitCode()).isEqualTo(2);
    assertThat(doctor.err()).contains("--worker-timeout is " + seconds + "; it takes 1 to 900");
    assertThat(doctor.out()).isEmpty();
  }
}
