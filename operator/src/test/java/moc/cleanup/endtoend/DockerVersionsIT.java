package moc.cleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moc.cleanup.config.VariableNames;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/// On a bucket that keeps versions, which the S3 that runs without Docker does not have.
class DockerVersionsIT {

  private static final String KEY = "mocs/castle.pdf";
  private static final String BEGINS_LIKE_IT = "mocs/castle.pdf.old";

  private final PipelineRun pipeline =
      PipelineRun.start(
          DockerOrSkipped.environment(),
          Platform::installIn,
          variables -> InProcess.start(withVersions(variables)));
  private final Sandbox sandbox = pipeline.sandbox();

  private static Map<String, String> withVersions(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put(VariableNames.S3_DELETE_VERSIONS, "true");
    return all;
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void everyVersionOfAMocsObjectGoesAndNoneOfAnyOther() {
    keepVersions();
    pipeline.platform().moc("ada").deletedDaysAgo(31).file(KEY).create();
    pipeline.platform().moc("ada").file(BEGINS_LIKE_IT).create();
    overwrite(KEY);
    overwrite(BEGINS_LIKE_IT);
    delete(KEY);
    delete(BEGINS_LIKE_IT);
    overwrite(KEY);
    List<String> others = versionsOf(BEGINS_LIKE_IT);
    assertThat(versionsOf(KEY)).hasSize(4);

    pipeline.schedule();
    pipeline.work();

    assertThat(versionsOf(KEY)).isEmpty();
    assertThat(versionsOf(BEGINS_LIKE_IT)).hasSize(3).isEqualTo(others);
    assertThat(pipeline.ledger().values())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.finished()).isTrue();
          assertThat(row.filesDeleted()).isOne();
        });
  }

  private void keepVersions() {
    sandbox
        .s3()
        .putBucketVersioning(put ->
            put.bucket(sandbox.bucket())
                .versioningConfiguration(
                    versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
  }

  private void overwrite(String key) {
    sandbox
        .s3()
        .putObject(
            put -> put.bucket(sandbox.bucket()).key(key), RequestBody.fromString("once more"));
  }

  /// Puts a delete marker on top.
  private void delete(String key) {
    sandbox.s3().deleteObject(delete -> delete.bucket(sandbox.bucket()).key(key));
  }

  /// The ids of an object's versions and delete markers.
  private List<String> versionsOf(String key) {
    ListObjectVersionsResponse all =
        sandbox.s3().listObjectVersions(list -> list.bucket(sandbox.bucket()));
    return Stream.concat(
            all.versions().stream()
                .filter(version -> version.key().equals(key))
                .map(ObjectVersion::versionId),
            all.deleteMarkers().stream()
                .filter(marker -> marker.key().equals(key))
                .map(DeleteMarkerEntry::versionId))
        .sorted()
        .toList();
  }
}
