package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Trouble with S3 is a warning, a metric and a debt in the ledger, and never a failed message.
class S3TroubleTest {

  private final Troubled s3 = new Troubled();
  private final WorkerFixture fixture =
      WorkerFixture.start(
          Map.of(),
          sandbox -> {
            s3.real = sandbox.s3();
            return new WorkerClients(s3, sandbox.sqs(), sandbox.cloudWatch());
          });

  @AfterEach
  void close() {
    fixture.close();
  }

  private MocDraft expired() {
    return fixture.platform.moc("ada").deletedDaysAgo(31);
  }

  @Test
  void objectsThatS3DoesNotDeleteAreOwedAndGoWithTheNextMessage() {
    Moc moc = expired().file("a.pdf").file("b.pdf").create();
    s3.deleteObjects =
        request -> {
          throw SdkClientException.create("S3 is away");
        };

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf", "b.pdf");
    assertThat(fixture.ledger(moc).finished()).isFalse();
    assertThat(fixture.ledger(moc).lastError()).contains("S3 is away");
    assertThat(fixture.sandbox.metrics().sum("S3DeleteFailures")).isEqualTo(2);
    assertThat(fixture.sandbox.metrics().sum("ItemsProcessed")).isEqualTo(1);
    assertThat(fixture.sandbox.metrics().sum("ItemsFailed")).isZero();

    s3.recover();
    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
    assertThat(fixture.ledger(moc).filesDeleted()).isEqualTo(2);
  }

  @Test
  void anErrorInsideOfA200IsRead() {
    Moc moc = expired().file("a.pdf").file("b.pdf").create();
    s3.deleteObjects =
        request ->
            DeleteObjectsResponse.builder()
                .deleted(DeletedObject.builder().key("a.pdf").build())
                .errors(S3Error.builder().key("b.pdf").code("AccessDenied").message("no").build())
                .build();

    fixture.deliver(moc);

    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("b.pdf");
    assertThat(fixture.ledger(moc).filesDeleted()).isOne();
    assertThat(fixture.ledger(moc).lastError()).contains("AccessDenied: no");
    assertThat(fixture.sandbox.metrics().sum("S3DeleteFailures")).isEqualTo(1);
  }

  @Test
  void aKeyThatTheAnswerDoesNotMentionIsAskedForAgainAlone() {
    Moc moc = expired().file("a.pdf").create();
    s3.deleteObjects = request -> DeleteObjectsResponse.builder().build();

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).isEmpty();
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  @Test
  void aRequestThatIsRejectedWholeIsHalvedUntilTheCulpritIsAlone() {
    MocDraft draft = expired();
    IntStream.range(0, 9).forEach(i -> draft.file("good/" + i));
    Moc moc = draft.file("culprit").create();
    s3.deleteObjects =
        request -> {
          if (keys(request).contains("culprit")) {
            throw S3Exception.builder().statusCode(400).message("MalformedXML").build();
          }
          return s3.real().deleteObjects(request);
        };
    s3.deleteObject =
        request -> {
          throw S3Exception.builder().statusCode(403).message("not this one").build();
        };

    fixture.deliver(moc);

    assertThat(fixture.platform.objectKeys()).containsExactly("culprit");
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("culprit");
    assertThat(fixture.ledger(moc).lastError()).contains("not this one");
    assertThat(fixture.ledger(moc).filesDeleted()).isEqualTo(9);
  }

  @Test
  void aRequestThatIsForbiddenIsNotTakenApart() {
    MocDraft draft = expired();
    IntStream.range(0, 8).forEach(i -> draft.file("key/" + i));
    Moc moc = draft.create();
    s3.deleteObjects =
        request -> {
          throw S3Exception.builder().statusCode(403).message("AccessDenied").build();
        };

    fixture.deliver(moc);

    assertThat(s3.requests).isOne();
    assertThat(fixture.ledger(moc).owedKeys()).hasSize(8);
    assertThat(fixture.ledger(moc).lastError()).contains("AccessDenied");
    assertThat(fixture.sandbox.metrics().sum("S3DeleteFailures")).isEqualTo(8);
  }

  @Test
  void noRequestAsksForMoreThanAThousandKeys() {
    MocDraft draft = expired();
    IntStream.range(0, 1001).forEach(i -> draft.file("key/" + i));

    fixture.deliver(draft.create());

    // S3 would refuse a larger one, and the halves would then make it three.
    assertThat(s3.requests).isEqualTo(2);
    assertThat(fixture.platform.objectKeys()).isEmpty();
  }

  @Test
  void theKeysOfAWholeBatchGoTogether() {
    Moc one = expired().file("a.pdf").create();
    Moc two = expired().file("b.pdf").create();

    fixture.deliver(one, two);

    assertThat(s3.requests).isOne();
    assertThat(fixture.platform.objectKeys()).isEmpty();
  }

  @Test
  void anObjectThatIsReferredToAgainWhileItWasOwedStays() {
    Moc moc = expired().file("a.pdf").create();
    s3.deleteObjects =
        request -> {
          throw SdkClientException.create("S3 is away");
        };
    fixture.deliver(moc);
    fixture.platform.moc("ada").thumbnail("a.pdf").create();

    s3.recover();
    fixture.deliver(moc);

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.ledger(moc).kept()).contains("a.pdf", "referred to by");
    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  /// As a migration of the platform's has one. Whether the objects are in use cannot be asked then.
  @Test
  void aTableThatSomebodyKeepsForItselfLeavesObjectsOwedAndEndsInTime() throws Exception {
    Moc moc = expired().file("a.pdf").create();
    s3.deleteObjects =
        request -> {
          throw SdkClientException.create("S3 is away");
        };
    fixture.deliver(moc);
    s3.recover();

    try (Session migration = fixture.session()) {
      migration.run("LOCK TABLE moc_files");

      assertThat(deliverWithin(Duration.ofSeconds(8), moc)).isEmpty();
    }

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf");
  }

  /// As a change of the table does, or one that waits behind a backup.
  @Test
  void aLedgerThatSomebodyKeepsForItselfWhileObjectsGoLeavesThemOwedAndEndsInTime()
      throws Exception {
    Moc moc = expired().file("a.pdf").create();
    try (Session change = fixture.session()) {
      s3.deleteObjects =
          request -> {
            change.run("LOCK TABLE moc_cleanup_ledger");
            return s3.real().deleteObjects(request);
          };

      assertThat(deliverWithin(Duration.ofSeconds(8), moc)).isEmpty();
    }

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf");
  }

  @Test
  void aLedgerThatSomebodyKeepsForItselfLeavesWhatFormerNightsOweAndEndsInTime() throws Exception {
    Moc moc = expired().file("a.pdf").create();
    s3.deleteObjects =
        request -> {
          throw SdkClientException.create("S3 is away");
        };
    fixture.deliver(moc);
    s3.recover();

    try (Session change = fixture.session()) {
      change.run("LOCK TABLE moc_cleanup_ledger");

      assertThat(deliverWithin(Duration.ofSeconds(8), moc)).isEmpty();
    }

    assertThat(fixture.platform.objectExists("a.pdf")).isTrue();
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf");
  }

  /// Delivers the MOC's message to a function that is killed after the time, and returns the messages
  /// that come back.
  private List<String> deliverWithin(Duration timeLimit, Moc moc) throws Exception {
    List<String> messages = List.of(WorkerFixture.message(moc.id(), 2));
    return WorkerFixture.failures(
        Background.start(() -> fixture.deliver(messages, timeLimit)).await());
  }

  @Test
  void noConnectionIsHeldWhileS3IsCalled() {
    Moc moc = expired().file("a.pdf").create();
    s3.deleteObjects =
        request -> {
          assertThat(openTransactions()).isZero();
          return s3.real().deleteObjects(request);
        };

    fixture.deliver(moc);

    assertThat(fixture.ledger(moc).finished()).isTrue();
  }

  private int openTransactions() {
    return org.jdbi.v3.core.Jdbi.create(fixture.sandbox.dataSource())
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*)
                    FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                      AND state <> 'idle' AND application_name = 'moc-cleanup'
                    """)
                .mapTo(Integer.class)
                .one());
  }

  private static List<String> keys(DeleteObjectsRequest request) {
    return request.delete().objects().stream().map(ObjectIdentifier::key).toList();
  }

  private interface DeleteObjects {
    DeleteObjectsResponse answer(DeleteObjectsRequest request);
  }

  private interface DeleteObject {
    DeleteObjectResponse answer(DeleteObjectRequest request);
  }

  /// The real client, but for the two calls that a test can take over: a real S3 cannot be made to
  /// answer so.
  private static final class Troubled implements S3Client {

    private @Nullable S3Client real;
    private DeleteObjects deleteObjects = request -> real().deleteObjects(request);
    private DeleteObject deleteObject = request -> real().deleteObject(request);
    private int requests;

    private S3Client real() {
      return Objects.requireNonNull(real);
    }

    private void recover() {
      deleteObjects = request -> real().deleteObjects(request);
      deleteObject = request -> real().deleteObject(request);
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
      requests++;
      return deleteObjects.answer(request);
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
      return deleteObject.answer(request);
    }

    @Override
    public String serviceName() {
      return real().serviceName();
    }

    @Override
    public void close() {}
  }
}
