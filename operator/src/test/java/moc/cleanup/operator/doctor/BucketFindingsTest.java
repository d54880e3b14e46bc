package moc.cleanup.operator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
import software.amazon.awssdk.services.s3.model.Tag;

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

  @ParameterizedTest
  @MethodSource
  void aRuleThatDoesNotReachAllIsAWarningThatSaysWhy(
      String limit, Consumer<LifecycleRule.Builder> limited) {
    Bucket bucket = new Bucket();
    bucket.versioning.status(BucketVersioningStatus.ENABLED);
    bucket.rule = BucketFindingsTest::endVersionsAndUploads;
    bucket.rule = bucket.rule.andThen(limited);

    Report report = doctor(bucket);

    assertThat(report.warnings())
        .anyMatch(warning ->
            warning.contains("no lifecycle rule ends all of those that are deleted: rule \"tidy\" ")
                && warning.contains(limit))
        .anyMatch(warning ->
            warning.contains("No lifecycle rule ends all incomplete multipart uploads: rule")
                && warning.contains(limit));
    assertThat(report.fine()).noneMatch(fine -> fine.contains("lifecycle rule"));
  }

  // Rules of long ago have their prefix beside the filter.
  @SuppressWarnings("deprecation")
  static List<Arguments> aRuleThatDoesNotReachAllIsAWarningThatSaysWhy() {
    return List.of(
        limited("begin with \"tmp/\"", rule -> rule.prefix("tmp/")),
        limited("begin with \"tmp/\"", rule -> rule.filter(filter -> filter.prefix("tmp/"))),
        limited(
            "tag temp=yes",
            rule -> rule.filter(filter -> filter.tag(tag -> tag.key("temp").value("yes")))),
        limited(
            "larger than 128,000 bytes",
            rule -> rule.filter(filter -> filter.objectSizeGreaterThan(128_000L))),
        limited(
            "smaller than 9 bytes", rule -> rule.filter(filter -> filter.objectSizeLessThan(9L))),
        limited(
            "begin with \"tmp/\", takes only objects with the tag temp=yes, takes only objects"
                + " larger than 1 byte, takes only objects smaller than 9 bytes",
            rule ->
                rule.filter(filter ->
                    filter.and(and ->
                        and.prefix("tmp/")
                            .tags(Tag.builder().key("temp").value("yes").build())
                            .objectSizeGreaterThan(1L)
                            .objectSizeLessThan(9L)))));
  }

  private static Arguments limited(String limit, Consumer<LifecycleRule.Builder> limited) {
    return Arguments.of(limit, limited);
  }

  private static void endVersionsAndUploads(LifecycleRule.Builder rule) {
    rule.id("tidy")
        .status(ExpirationStatus.ENABLED)
        .noncurrentVersionExpiration(expiration -> expiration.noncurrentDays(30))
        .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(7));
  }

  @Test
  void aRuleThatKeepsNewerVersionsDoesNotEndAll() {
    Bucket bucket = new Bucket();
    bucket.versioning.status(BucketVersioningStatus.ENABLED);
    bucket.rule = BucketFindingsTest::endVersionsAndUploads;
    bucket.rule =
        bucket.rule.andThen(rule ->
            rule.noncurrentVersionExpiration(
                expiration -> expiration.noncurrentDays(30).newerNoncurrentVersions(3)));

    Report report = doctor(bucket);

    assertThat(report.warnings())
        .anyMatch(warning -> warning.contains("rule \"tidy\" keeps the last 3 versions"));
    assertThat(report.fine())
        .contains("Bucket: A lifecycle rule ends incomplete multipart uploads.");
  }

  @Test
  void aRuleThatReachesWhateverMayBeDeletedIsEnough() {
    Bucket bucket = new Bucket();
    bucket.versioning.status(BucketVersioningStatus.ENABLED);
    bucket.rule = BucketFindingsTest::endVersionsAndUploads;
    bucket.rule = bucket.rule.andThen(rule -> rule.filter(filter -> filter.prefix("assets/")));
    Installation within = installation.with("S3_KEY_PREFIXES", "assets/mocs/,assets/gallery/");
    Installation beyond = installation.with("S3_KEY_PREFIXES", "assets/mocs/,gallery/");

    assertThat(new Report(bucket.ask(within)).warnings())
        .noneMatch(warning -> warning.startsWith("Bucket"));
    assertThat(new Report(bucket.ask(beyond)).warnings())
        .anyMatch(warning -> warning.contains("those that are deleted: rule \"tidy\" takes only"))
        .anyMatch(warning -> warning.contains("multipart uploads: rule \"tidy\" takes only"));

    bucket.rule = BucketFindingsTest::endVersionsAndUploads;
    bucket.rule = bucket.rule.andThen(rule -> rule.filter(filter -> filter.prefix("")));
    assertThat(doctor(bucket).warnings()).noneMatch(warning -> warning.startsWith("Bucket"));
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
