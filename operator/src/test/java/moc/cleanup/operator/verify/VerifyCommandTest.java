package moc.cleanup.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {

  private Installation installation;
  private Platform platform;
  private Moc first;
  private Moc second;

  @BeforeEach
  void deleteTwoMocs() throws SQLException {
    installation = Installation.migrated().onItsOwnQueue();
    platform = installation.platform();
    platform.moc("björn").file("mocs/alive.pdf").create();
    first =
        platform.moc("ada").deletedDaysAgo(40).file("mocs/1/a.pdf").file("mocs/1/b.pdf").create();
    second = platform.moc("cleo").deletedDaysAgo(50).file("mocs/2/\u0001.pdf").create();
    assertThat(installation.invoke("run").exitCode()).isZero();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void whatWasDeletedIsProvenToBeGone() {
    Invocation verify = installation.invoke("verify", "--seed", "7");

    assertThat(verify.exitCode()).as(verify.out() + verify.err()).isZero();
    assertThat(verify.out())
        .contains("a sample of 2, seed 7", "2 of 2 finished ones", "3 objects asked for")
        .contains("✓ All of it is gone.");
    assertThat(verify.err()).isEmpty();
    JsonNode result = installation.invoke("verify", "--all", "--json").json();
    assertThat(result.path("proven").booleanValue()).isTrue();
    assertThat(result.path("checked").intValue()).isEqualTo(2);
    assertThat(result.path("objectsChecked").intValue()).isEqualTo(3);
    assertThat(result.path("livingObjectsThere").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"mocs/1/b.pdf, mocs/1/b.pdf", "mocs/2/\u0001.pdf, mocs/2/\\u0001.pdf"})
  void anObjectThatIsThereAgainIsNamed(String key, String named) {
    platform.putObject(key);

    Invocation verify = installation.invoke("verify");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out())
        .contains(named, "is in the bucket", "aws s3 rm", "1 not gone, 0 unclear");
    JsonNode result = installation.invoke("verify", "--json").json();
    platform.removeObject(key);
    assertThat(result.path("proven").booleanValue()).isFalse();
    assertThat(result.path("notGone").intValue()).isEqualTo(1);
    assertThat(result.at("/leftovers/0/kind").stringValue()).isEqualTo("OBJECT");
    assertThat(result.at("/leftovers/0/name").stringValue()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"s3_key, 0", "deleted_at, 1"})
  void aColumnThatAnInstallationMayLackIsNotNeeded(String column, int livingObjects) {
    installation.execute("ALTER TABLE moc_files DROP COLUMN " + column);

    Invocation verify = installation.invoke("verify", "--all", "--json");

    assertThat(verify.exitCode()).as(verify.err()).isZero();
    assertThat(verify.json().path("proven").booleanValue()).isTrue();
    assertThat(verify.json().path("livingObjectsThere").intValue()).isEqualTo(livingObjects);
  }

  @Test
  void rowsThatWerePutBackAreNamed() {
    installation.execute(
        "INSERT INTO moc_instructions (id, user_id, title) VALUES (?, 'ada', 'back')", first.id());
    installation.execute(
        "INSERT INTO moc_files (moc_id, file_type, s3_key) VALUES (?, 'image', 'new')", first.id());

    Invocation verify = installation.invoke("verify", "--all");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out())
        .contains("MOC " + first.id() + ": moc_files has 1 row of it")
        .contains("moc_instructions has 1 row", "put back, as by a backup")
        .doesNotContain(second.id().toString());
  }

  @Test
  void whatTheLedgerSaysWasKeptIsNotLookedFor() {
    platform.moc("björn").file("mocs/shared.pdf").create();
    platform.moc("ada").deletedDaysAgo(40).file("mocs/shared.pdf").create();
    installation.invoke("run");
    // As of a MOC that came back, and whose object somebody used when it was deleted again.
    installation.execute(
        "UPDATE moc_cleanup_ledger SET deleted_keys = '{mocs/shared.pdf}' WHERE kept <> '[]'");

    JsonNode result = installation.invoke("verify", "--json").json();

    assertThat(result.path("proven").booleanValue()).isTrue();
    assertThat(result.path("checked").intValue()).isEqualTo(3);
    assertThat(result.path("objectsChecked").intValue()).isEqualTo(3);
  }

  @Test
  void accountsFromBeforeKeysWereKeptAreCounted() {
    installation.execute(
        "UPDATE moc_cleanup_ledger SET deleted_keys = '{}' WHERE moc_id = ?", first.id());

    Invocation verify = installation.invoke("verify");

    assertThat(verify.exitCode()).isZero();
    assertThat(verify.out()).contains("the objects of 1 MOC, deleted before the ledger kept");
    assertThat(installation.invoke("verify", "--json").json().path("withoutKeys").intValue())
        .isEqualTo(1);
  }

  @Test
  void theSameSeedDrawsTheSameSample() {
    platform.putObject("mocs/1/a.pdf");

    for (int seed = 0; seed < 5; seed++) {
      String[] command = {"verify", "--sample", "1", "--seed", Integer.toString(seed), "--json"};
      JsonNode once = installation.invoke(command).json();
      JsonNode again = installation.invoke(command).json();

      assertThat(once.path("mocs").intValue()).isEqualTo(1);
      assertThat(once.path("finished").intValue()).isEqualTo(2);
      assertThat(once.path("leftovers")).isEqualTo(again.path("leftovers"));
    }
  }

  @Test
  void aMocARunOrAnOwnerIsLookedAtAlone() {
    platform.putObject("mocs/1/a.pdf");
    String run = installation.invoke("status", "--json").json().at("/runs/0/run").stringValue();

    assertThat(installation.invoke("verify", "--moc", second.id().toString()).exitCode()).isZero();
    assertThat(installation.invoke("verify", "--owner", "cleo").exitCode()).isZero();
    assertThat(installation.invoke("verify", "--moc", first.id().toString()).exitCode()).isOne();
    assertThat(installation.invoke("verify", "--owner", "ada").exitCode()).isOne();
    JsonNode ofRun = installation.invoke("verify", "--run", run, "--json").json();
    assertThat(ofRun.path("checked").intValue()).isEqualTo(2);
    assertThat(ofRun.at("/leftovers/0/run").stringValue()).isEqualTo(run);
  }

  @Test
  void whatIsNotFinishedIsNoProof() {
    installation.execute(
        "UPDATE moc_cleanup_ledger SET queued_at = finished_at + interval '1 h' WHERE moc_id = ?",
        first.id());

    Invocation one = installation.invoke("verify", "--moc", first.id().toString());

    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.out()).contains("1 MOC of whom the ledger does not claim");
    assertThat(installation.invoke("verify", "--owner", "ada", "--json").json().path("unfinished"))
        .hasToString("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--owner", "--run"})
  void oneThatIsNotFinishedIsNoProofOfItsOwnerOrItsRun(String scope) {
    Moc failed = platform.moc("ada").deletedDaysAgo(40).create();
    installation.execute(
        "INSERT INTO moc_cleanup_ledger (moc_id, owner_id, queued_at, correlation_id, last_error)"
            + " SELECT ?, owner_id, queued_at, correlation_id, 'no' FROM moc_cleanup_ledger"
            + " WHERE moc_id = ?",
        failed.id(),
        first.id());
    String run = installation.invoke("status", "--json").json().at("/runs/0/run").stringValue();

    Invocation verify = installation.invoke("verify", scope, scope.equals("--run") ? run : "ada");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("✗ Not all is proven to be gone: 1 MOC not finished.");
    assertThat(installation.invoke("verify", "--all").exitCode()).isZero();
  }

  @Test
  void whatAnOwnerDeletedAndNoRunHasQueuedYetIsNoProof() {
    platform.moc("ada").deletedDaysAgo(3).create();
    platform.moc("ada").create();
    platform.moc("cleo").create();

    Invocation verify = installation.invoke("verify", "--owner", "ada");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(inOneLine(verify))
        .contains("Not queued yet 1 MOC that the owner deleted")
        .contains("✗ Not all is proven to be gone: 1 MOC not queued yet.");
    JsonNode result = installation.invoke("verify", "--owner", "ada", "--json").json();
    assertThat(result.path("proven").booleanValue()).isFalse();
    assertThat(result.path("notQueued").intValue()).isEqualTo(1);
    assertThat(installation.invoke("verify", "--owner", "cleo").exitCode()).isZero();
  }

  @Test
  void aBucketInWhichNothingOfThePlatformIsProvesNothing() {
    String other = installation.sandbox().bucket() + "-other";
    installation.sandbox().s3().createBucket(create -> create.bucket(other));

    Invocation verify = installation.with("S3_BUCKET", other).invoke("verify");
    installation.sandbox().s3().deleteBucket(delete -> delete.bucket(other));

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(inOneLine(verify)).contains("Is S3_BUCKET the right one?", "It is not proven.");
  }

  @Test
  void anObjectOfWhichS3RefusesToSpeakIsNotCalledGone() {
    Invocation verify =
        Invocation.of(
            installation.surroundings(s3 ->
                new DelegatingS3Client(s3) {
                  @Override
                  public HeadObjectResponse headObject(HeadObjectRequest request) {
                    throw (S3Exception) S3Exception.builder().statusCode(403).build();
                  }
                }),
            "verify");

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(inOneLine(verify))
        .contains("S3 refuses to say (HTTP 403)", "s3:ListBucket", "0 not gone, 3 unclear");
  }

  @Test
  void aVersionBelowADeleteMarkerIsNotGoneAndThoseOfOtherKeysAreNoneOfIt() {
    Invocation verify =
        Invocation.of(
            installation.surroundings(VerifyCommandTest::versioned),
            "verify",
            "--owner",
            "ada",
            "--json");

    assertThat(verify.exitCode()).isEqualTo(1);
    JsonNode result = verify.json();
    assertThat(result.path("versions").stringValue()).isEqualTo("KEPT");
    assertThat(result.path("notGone").intValue()).isEqualTo(1);
    assertThat(result.at("/leftovers/0/kind").stringValue()).isEqualTo("VERSIONS");
    assertThat(result.at("/leftovers/0/name").stringValue()).isEqualTo("mocs/1/a.pdf");
    assertThat(result.at("/leftovers/0/state").stringValue())
        .isEqualTo("has 2 versions below its delete marker");
  }

  /// Of `mocs/1/a.pdf` two versions on two pages and a marker, of `b.pdf` a marker alone; and of keys
  /// that begin like either a version that is there.
  private static S3Client versioned(S3Client s3) {
    return new DelegatingS3Client(s3) {
      @Override
      public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return GetBucketVersioningResponse.builder().status(BucketVersioningStatus.ENABLED).build();
      }

      @Override
      public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        String key = request.prefix();
        ListObjectVersionsResponse.Builder page = ListObjectVersionsResponse.builder();
        ObjectVersion other = version(key + ".old", true);
        if (key.equals("mocs/1/a.pdf") && request.keyMarker() == null) {
          return page.versions(version(key, false))
              .deleteMarkers(DeleteMarkerEntry.builder().key(key).isLatest(true).build())
              .isTruncated(true)
              .nextKeyMarker(key)
              .build();
        }
        if (key.equals("mocs/1/a.pdf")) {
          return page.versions(version(key, false), other).build();
        }
        if (key.equals("mocs/alive.pdf")) {
          return page.versions(version(key, true)).build();
        }
        return page.versions(other)
            .deleteMarkers(DeleteMarkerEntry.builder().key(key).isLatest(true).build())
            .build();
      }

      private ObjectVersion version(String key, boolean latest) {
        return ObjectVersion.builder().key(key).isLatest(latest).versionId("v").build();
      }
    };
  }

  @Test
  void ctrlCEndsItWithWhatWasFound() {
    Interruption interruption = new Interruption();
    interruption.request();

    Invocation verify =
        Invocation.of(installation.surroundings(), interruption, "verify", "--json");

    assertThat(verify.exitCode()).isEqualTo(130);
    assertThat(verify.json().path("interrupted").booleanValue()).isTrue();
    assertThat(verify.json().path("proven").booleanValue()).isFalse();
  }

  @Test
  void whateverAKeyHoldsTheTextFitsATerminal() {
    String key = "mocs/" + "x".repeat(300) + "\u001b[2J";
    platform.moc("ada").deletedDaysAgo(40).file(key).create();
    installation.invoke("run");
    platform.putObject(key);

    Invocation verify = installation.invoke("verify");
    platform.removeObject(key);

    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).doesNotContain("\u001b");
    assertThat(verify.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  private static String inOneLine(Invocation invocation) {
    return invocation.out().replaceAll("\\s+", " ");
  }
}
