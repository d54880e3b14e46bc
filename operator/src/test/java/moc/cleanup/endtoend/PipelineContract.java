package moc.cleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.metrics.MetricsRecorder;
import moc.cleanup.testbed.platform.Brick;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.JsonNode;

/// The pipeline from the nightly event to the last object, wherever and in whichever form it runs.
/// Most of it looks at one story from different sides: a platform with MOCs of every kind, one night
/// of the scheduler, all that the workers made of it, and the next night.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineContract {

  private static final String MALFORMED = "not a message of ours";
  private static final int HOURS_UNTIL_DUE_AGAIN = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected PipelineRun story;
  private EveryKindOfMoc mocs;
  private JsonNode firstNight;
  private JsonNode secondNight;

  protected abstract Environment environment();

  protected abstract Deployment deploy(Map<String, String> variables);

  protected Platform installPlatform(Sandbox sandbox) {
    return Platform.installIn(sandbox);
  }

  protected final PipelineRun start() {
    return PipelineRun.start(environment(), this::installPlatform, this::deploy);
  }

  @BeforeAll
  void tellStory() {
    story = start();
    mocs = new EveryKindOfMoc(story.sandbox(), story.platform());
    firstNight = story.schedule();
    mocs.changeMindsWhileQueued();
    // SQS may deliver a message twice, and anybody may put one there.
    story.send(message(mocs.plain()));
    story.send(MALFORMED);
    story.work();
    secondNight = story.schedule();
  }

  @AfterAll
  void closeStory() {
    if (story != null) {
      story.close();
    }
  }

  @Test
  void everyExpiredMocIsEnqueuedOnceAndNoOther() {
    int queued = mocs.expected().mocsGone().size() + 3;

    assertThat(firstNight.path("found").asInt()).isEqualTo(queued);
    assertThat(firstNight.path("enqueued").asInt()).isEqualTo(queued);
    assertThat(firstNight.path("refused").asInt()).isZero();
    assertThat(firstNight.path("leftOver").asInt()).isZero();
    assertThat(firstNight.path("owed").asInt()).isZero();
    assertThat(story.metrics().sum("ItemsEnqueued")).isEqualTo(queued);
    assertThat(story.ledger()).hasSize(queued).doesNotContainKey(mocs.tooRecent().id());
  }

  @Test
  void exactlyTheMocsThatMustGoAreGone() {
    assertThat(story.mocs()).containsExactlyInAnyOrderElementsOf(mocs.expected().mocsLeft());
  }

  @Test
  void exactlyTheImagesThatNobodyElseUsesAreGone() {
    assertThat(story.images()).containsExactlyInAnyOrderElementsOf(mocs.expected().imagesLeft());
  }

  @Test
  void bricksSurviveTheirMocsAndAreFree() {
    Collection<UUID> freed = mocs.expected().bricksFreed();
    Collection<UUID> left = mocs.expected().bricksLeft();

    assertThat(story.platform().bricks(freed))
        .hasSameSizeAs(freed)
        .allSatisfy(brick -> assertThat(brick).isEqualTo(new Brick(brick.id(), null, "available")));
    assertThat(story.platform().bricks(left))
        .hasSameSizeAs(left)
        .allSatisfy(brick -> {
          assertThat(brick.partsList()).isNotNull();
          assertThat(brick.status()).isEqualTo("allocated");
        });
    assertThat(story.platform().countRows("moc_parts")).isEqualTo(freed.size() + left.size());
  }

  @Test
  void exactlyTheObjectsThatNobodyUsesAreGone() {
    assertThat(story.platform().objectKeys())
        .containsExactlyInAnyOrderElementsOf(mocs.expected().objectsLeft());
  }

  @Test
  void anUploadSessionSurvivesItsMoc() {
    assertThat(story.platform().countRows("upload_sessions")).isOne();
  }

  @Test
  void theLedgerFinishesWhatIsGone() {
    Map<UUID, LedgerRow> ledger = story.ledger();

    assertThat(mocs.expected().mocsGone())
        .allSatisfy(moc -> {
          LedgerRow row = Objects.requireNonNull(ledger.get(moc));
          assertThat(row.rowsDeleted()).isTrue();
          assertThat(row.owedKeys()).isEmpty();
          assertThat(row.finished()).isTrue();
          assertThat(row.ownerId()).isEqualTo("ada");
          assertThat(row.correlationId()).isEqualTo(correlationId());
        });
    assertThat(ledger.values())
        .filteredOn(row -> !mocs.expected().mocsGone().contains(row.mocId()))
        .hasSize(3)
        .noneMatch(LedgerRow::rowsDeleted)
        .noneMatch(LedgerRow::finished);
  }

  @Test
  void theLedgerSaysWhatWasKept() {
    String kept = String.join("\n", story.ledger().values().stream().map(LedgerRow::kept).toList());

    Set<UUID> keptImages = mocs.expected().imagesLeft();
    assertThat(keptImages)
        .filteredOn(image -> kept.contains(image.toString()))
        .hasSize(keptImages.size() - 1);
    assertThat(kept)
        .contains("shared/grüße & more.jpg", "shared/replaced.pdf", "addresses/elsewhere.jpg");
  }

  @Test
  void aMocThatCannotBeDeletedIsInTheDeadLetterQueueAfterThreeReceives() {
    LedgerRow held = Objects.requireNonNull(story.ledger().get(mocs.heldByForeignKey().id()));

    assertThat(story.deadLetters())
        .containsExactlyInAnyOrder(message(mocs.heldByForeignKey()), MALFORMED);
    assertThat(held.attempts()).isEqualTo(PipelineRun.MOST_RECEIVES);
    assertThat(held.lastError()).contains("23503", ForeignKeyHold.TABLE);
  }

  @Test
  void metricsAddUpToWhatTheLedgerSays() {
    MetricsRecorder metrics = story.metrics();
    int attempts = sum(LedgerRow::attempts);

    assertThat(metrics.sum("ItemsProcessed")).isEqualTo(mocs.expected().mocsGone().size());
    // Restored, deleted again, and the message that came twice.
    assertThat(metrics.sum("ItemsSkipped")).isEqualTo(3);
    // The MOC that is held and the message that is none of ours.
    assertThat(metrics.sum("ItemsFailed")).isEqualTo(2 * PipelineRun.MOST_RECEIVES);
    assertThat(metrics.sum("ItemsProcessed") + metrics.sum("ItemsSkipped"))
        .isEqualTo(attempts - PipelineRun.MOST_RECEIVES);
    assertThat(metrics.values("Duration")).hasSize(attempts);
    assertThat(metrics.sum("ImagesOrphaned"))
        .isEqualTo(mocs.expected().imagesGone().size())
        .isEqualTo(sum(LedgerRow::imagesDeleted));
    assertThat(metrics.sum("BricksReturned"))
        .isEqualTo(mocs.expected().bricksFreed().size())
        .isEqualTo(sum(LedgerRow::bricksReturned));
    assertThat(metrics.sum("S3DeleteFailures")).isZero();
    assertThat(metrics.dimensions("ItemsProcessed")).containsExactly(Map.of("Stage", "test"));
  }

  @Test
  void everyObjectThatWentIsCounted() {
    int gone = mocs.expected().objectsGone().size();

    // Two MOCs share one of them, and one MOC's message came twice: workers side by side may both
    // be told by S3 that an object is gone. The ledger counts it once for each MOC.
    int told = gone + 1 + mocs.plain().keys().size();
    assertThat(story.metrics().sum("S3FilesDeleted")).isBetween((double) gone, (double) told);
    assertThat(sum(LedgerRow::filesDeleted)).isBetween(gone, gone + 1);
  }

  @Test
  void theNextNightEnqueuesNothingNew() {
    assertThat(secondNight.path("found").asInt()).isZero();
    assertThat(secondNight.path("enqueued").asInt()).isZero();
    assertThat(secondNight.path("owed").asInt()).isZero();
    assertThat(secondNight.path("correlationId").asString()).isNotEqualTo(correlationId());
  }

  @Test
  void aRepairedMocGoesWhenItsMessageIsRedriven() throws InterruptedException {
    assumeThatMessagesCanBeMoved();
    try (PipelineRun run = start()) {
      Moc held = run.platform().moc("ada").deletedDaysAgo(31).file("a.pdf").create();
      ForeignKeyHold hold = ForeignKeyHold.of(run.sandbox(), held);
      run.schedule();
      run.work();
      assertThat(run.deadLetters()).hasSize(1);

      hold.release();
      redrive(run);

      assertThat(run.deadLetters()).isEmpty();
      assertThat(run.mocs()).isEmpty();
      assertThat(run.platform().objectKeys()).isEmpty();
      LedgerRow row = Objects.requireNonNull(run.ledger().get(held.id()));
      assertThat(row.attempts()).isEqualTo(PipelineRun.MOST_RECEIVES + 1);
      assertThat(row.finished()).isTrue();
    }
  }

  @Test
  void whatS3DoesNotDeleteIsOwedUntilALaterNightDeletesIt() {
    try (PipelineRun run = start()) {
      Moc moc = run.platform().moc("ada").deletedDaysAgo(31).file("a.pdf").file("b.pdf").create();
      run.s3().cut();
      run.schedule();
      run.work();

      assertThat(run.mocs()).isEmpty();
      assertThat(run.deadLetters()).isEmpty();
      assertThat(run.platform().objectKeys()).containsExactly("a.pdf", "b.pdf");
      assertThat(Objects.requireNonNull(run.ledger().get(moc.id())).owedKeys())
          .containsExactlyInAnyOrder("a.pdf", "b.pdf");
      assertThat(run.metrics().sum("ItemsFailed")).isZero();
      assertThat(run.metrics().sum("S3DeleteFailures")).isEqualTo(2);

      run.s3().mend();
      run.passTime(HOURS_UNTIL_DUE_AGAIN - 1);
      JsonNode tooEarly = run.schedule();
      assertThat(tooEarly.path("enqueued").asInt()).isZero();
      assertThat(run.metrics().values("ObjectsOwed")).last().isEqualTo(2.0);

      run.passTime(1);
      JsonNode due = run.schedule();
      run.work();

      assertThat(due.path("owed").asInt()).isOne();
      assertThat(due.path("enqueued").asInt()).isOne();
      assertThat(run.platform().objectKeys()).isEmpty();
      LedgerRow row = Objects.requireNonNull(run.ledger().get(moc.id()));
      assertThat(row.owedKeys()).isEmpty();
      assertThat(row.filesDeleted()).isEqualTo(2);
      assertThat(row.finished()).isTrue();
    }
  }

  private String correlationId() {
    return firstNight.path("correlationId").asString();
  }

  private String message(Moc moc) {
    return new CleanupMessage(new MocId(moc.id()), correlationId()).toJson();
  }

  private int sum(ToIntFunction<LedgerRow> number) {
    return story.ledger().values().stream().mapToInt(number).sum();
  }

  private void assumeThatMessagesCanBeMoved() {
    String problem = "";
    try {
      story
          .sandbox()
          .sqs()
          .listMessageMoveTasks(list -> list.sourceArn(story.sandbox().deadLetterQueueArn()));
    } catch (SqsException refused) {
      problem = String.valueOf(refused.getMessage());
    }
    String answer = problem;
    assumeTrue(
        answer.isEmpty(), () -> "SQS here moves no messages out of a dead-letter queue: " + answer);
  }

  /// Has SQS itself put the dead letters back, and returns when one of them was handled.
  private static void redrive(PipelineRun run) throws InterruptedException {
    CountDownLatch handled = new CountDownLatch(1);
    try (SqsEventSource source =
        run.eventSource()
            .onBatch(batch -> {
              if (!batch.deleted().isEmpty()) {
                handled.countDown();
              }
            })) {
      source.start();
      run.sandbox()
          .sqs()
          .startMessageMoveTask(move ->
              move.sourceArn(run.sandbox().deadLetterQueueArn())
                  .destinationArn(run.sandbox().queueArn()));
      assertThat(handled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
