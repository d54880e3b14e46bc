package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import moc.cleanup.operator.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A platform that has changed its CDN, and whose rows name objects in every way there is.
class AddressFindingsTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated();
    var platform = installation.platform();
    platform.putObject("images/old host.png");
    platform.image("ada").imageUrl("https://old-cdn.example/images/old%20host.png").create();
    platform.image("ada").imageUrl("https://photos.example/somebody-elses.png").create();
    platform.moc("ada").file("mocs/a.pdf").file("https://old-cdn.example/mocs/b.pdf").create();
    installation.execute("UPDATE moc_files SET s3_key = '' WHERE s3_key = 'mocs/a.pdf'");
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void aForgottenHostOfTheCdnIsAProblemAndAnyOtherHostAWarning() {
    Report report = new Report(installation.invoke("doctor", "--json"));

    assertThat(report.invocation().exitCode()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .contains("2 addresses point to old-cdn.example")
        .contains("The bucket has the very object, images/old host.png")
        .contains("Add old-cdn.example to CLOUDFRONT_DOMAIN.");
    assertThat(report.warnings())
        .anyMatch(warning ->
            warning.contains("1 address points to photos.example")
                && warning.contains("If it serves"))
        .anyMatch(warning -> warning.contains("cannot be keys"));
    assertThat(report.notes())
        .anyMatch(note -> note.contains("1 values of s3_key are URLs, and are read as such."));
  }

  @Test
  void aHostThatIsToldOfIsOurs() {
    Report report =
        new Report(
            installation
                .with("CLOUDFRONT_DOMAIN", "cdn.example,old-cdn.example")
                .invoke("doctor", "--json"));

    assertThat(report.problems()).isEmpty();
    assertThat(report.fine()).anyMatch(fine -> fine.contains("name objects in this bucket."));
  }

  @Test
  void keysOutsideOfThePrefixesAreAWarning() {
    Report report =
        new Report(
            installation
                .with("CLOUDFRONT_DOMAIN", "old-cdn.example")
                .with("S3_KEY_PREFIXES", "mocs/")
                .invoke("doctor", "--json"));

    assertThat(report.warnings())
        .anyMatch(warning -> warning.contains("name objects outside of S3_KEY_PREFIXES"));
  }
}
