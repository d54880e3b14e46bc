package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.function.Consumer;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a bucket of AWS answers, which the embedded S3 does not know.
class BucketFindingsTest {

  private static Installation installation;

  @BeforeAll
  static void install() throws SQLException {
    installation = Installation.migrated();
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void versionsThatAreKeptForEverAreAWarningAndARuleForThemIsEnough() {
    Bucket bucket = new Bucket();
    bucket.versioning.status(BucketVersioningStatus.ENABLED);

    assertThat(doctor(bucket).warnings())
        .anyMatch(warning ->
            warning.contains("It keeps versions for ever")
                && warning.contains("NoncurrentVersionExpiration"))
        .anyMatch(warning -> warning.contains("incomplete multipart uploads"));

    bucket.rule =
        rule -> rule.status(ExpirationStatus.DISABLED).noncurrentVersionExpiration(_ -> {});
    assertThat(doctor(bucket).warnings()).anyMatch(warning -> warning.contains("for ever:"));

    bucket.rule =
        rule ->
            rule.status(ExpirationStatus.ENABLED)
                .noncurrentVersionExpiration(expiration -> expiration.noncurrentDays(30))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(7));
    Report report = doctor(bucket);
    assertThat(report.warnings()).noneMatch(warning -> warning.startsWith("Bucket"));
    assertThat(report.fine())
        .contains("Bucket: A lifecycle rule ends incomplete multipart uploads.")
        .contains("Bucket: It keeps versions, and a lifecycle rule ends those that are deleted.");
  }

  @Test
  void versionsThatNobodyMayDeleteAreFound() {
    Bucket bucket = new Bucket();
    bucket.versioning.status(BucketVersioningStatus.ENABLED).mfaDelete(MFADeleteStatus.ENABLED);
    bucket.locked = true;

    Report report = new Report(bucket.ask(installation.with("S3_DELETE_VERSIONS", "true")));

    assertThat(report.problems()).anyMatch(problem -> problem.contains("MFA delete is on"));
    assertThat(report.warnings()).anyMatch(warning -> warning.contains("Object lock is on"));
    assertThat(report.notes()).anyMatch(note -> note.contains("nothing can be undone"));
  }

  @Test
  void aBucketWithoutVersionsIsFine() {
    assertThat(doctor(new Bucket()).fine())
        .contains("Bucket: It keeps no versions: what is deleted is gone at once, and for good.");
  }

  @Test
  void whatMayNotBeAskedIsANoteWithTheRightThatIsMissing() {
    Bucket bucket = new Bucket();
    bucket.forbidding = true;

    Report report = doctor(bucket);

    assertThat(report.problems()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.contains("it takes s3:GetBucketVersioning."))
        .anyMatch(note -> note.contains("it takes s3:GetLifecycleConfiguration."));
  }

  @Test
  void aBucketThatIsNotThereIsAProblem() {
    assertThat(
            new Report(installation.with("S3_BUCKET", "no-such-bucket").invoke("doctor", "--json"))
                .problems())
        .anyMatch(problem -> problem.contains("There is no bucket no-such-bucket."));
  }

  private static Report doctor(Bucket bucket) {
    return new Report(bucket.ask(installation));
  }

  /// A bucket's settings as AWS tells them.
  private static final class Bucket {

    private final GetBucketVersioningResponse.Builder versioning =
        GetBucketVersioningResponse.builder();
    private Consumer<LifecycleRule.Builder> rule = _ -> {};
    private boolean locked;
    private boolean forbidding;

    Invocation ask(Installation installation) {
      return Invocation.of(installation.surroundings(this::over), "doctor", "--json");
    }

    private S3Client over(S3Client s3) {
      return new DelegatingS3Client(s3) {
        @Override
        public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest ask) {
          refuseWith(forbidding ? 403 : 0);
          return versioning.build();
        }

        @Override
        public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest ask) {
          refuseWith(forbidding ? 403 : 0);
          LifecycleRule.Builder one = LifecycleRule.builder();
          rule.accept(one);
          refuseWith(one.build().status() == null ? 404 : 0);
          return GetBucketLifecycleConfigurationResponse.builder().rules(one.build()).build();
        }

        @Override
        public GetObjectLockConfigurationResponse getObjectLockConfiguration(
            GetObjectLockConfigurationRequest ask) {
          refuseWith(forbidding ? 403 : locked ? 0 : 404);
          return GetObjectLockConfigurationResponse.builder()
              .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED))
              .build();
        }
      };
    }

    private static void refuseWith(int status) {
      if (status != 0) {
        throw (S3Exception) S3Exception.builder().statusCode(status).build();
      }
    }
  }
}
