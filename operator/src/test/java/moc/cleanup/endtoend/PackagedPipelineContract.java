package moc.cleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.testbed.platform.PlatformVariation;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The same story with the jars that are deployed, and what only they can show. Their platform is
/// not that of the other tests: images have URLs and no keys, and bricks go with their parts lists
/// unless they are freed.
abstract class PackagedPipelineContract extends PipelineContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Else a worker that is about to be killed gets what the first one left, and uses up a receive.
  private static final Duration UNTIL_ALL_ARE_DEAD = Duration.ofSeconds(5);

  private static final String NO_KEYS_ON_IMAGES = "ALTER TABLE gallery_images DROP COLUMN s3_key";

  private static final Set<String> FIELDS_OF_THE_LOGGER =
      Set.of("timestamp", "message", "logger_name", "thread_name", "level");
  private static final Set<String> FIELDS_OF_EVERY_MOC =
      Set.of(
          "event",
          "correlationId",
          "mocId",
          "ownerId",
          "outcome",
          "durationMs",
          "receiveCount",
          "messageId",
          "filesDeleted",
          "filesKept",
          "filesOwed");
  private static final Set<String> FIELDS_OF_A_DELETED_MOC =
      Set.of("imagesDeleted", "bricksReturned", "kept");

  @Override
  protected PackagedLambdas deploy(Map<String, String> variables) {
    return PackagedLambdas.start(variables);
  }

  @Override
  protected Platform installPlatform(Sandbox sandbox) {
    Platform platform = Platform.installIn(sandbox, PlatformVariation.CASCADING_BRICKS);
    Jdbi.create(sandbox.dataSource()).useHandle(handle -> handle.execute(NO_KEYS_ON_IMAGES));
    return platform;
  }

  @Test
  void everyLineOfTheLogIsJsonAndEveryAttemptHasOne() {
    List<JsonNode> events = LogLines.parse(lambdas(story).workerOutput()).events("moc.cleanup");

    int attempts = story.ledger().values().stream().mapToInt(LedgerRow::attempts).sum();
    assertThat(ofMocs(events)).hasSize(attempts);
    assertThat(outcomes(events, "deleted"))
        .hasSize((int) story.metrics().sum("ItemsProcessed"))
        .allSatisfy(event ->
            assertThat(event.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                    union(FIELDS_OF_THE_LOGGER, FIELDS_OF_EVERY_MOC, FIELDS_OF_A_DELETED_MOC)));
    assertThat(outcomes(events, "failed"))
        .hasSize(PipelineRun.MOST_RECEIVES)
        .allSatisfy(event ->
            assertThat(event.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                    union(FIELDS_OF_THE_LOGGER, FIELDS_OF_EVERY_MOC, Set.of("error"))));
    assertThat(outcomes(events, "restored")).hasSize(1);
    assertThat(outcomes(events, "not expired")).hasSize(1);
    assertThat(outcomes(events, "already gone")).hasSize(1);
    assertThat(outcomes(events, "unreadable")).hasSize(PipelineRun.MOST_RECEIVES);
  }

  @Test
  void theLogTellsTheSameAsTheLedger() {
    Map<UUID, LedgerRow> ledger = story.ledger();
    List<JsonNode> events = LogLines.parse(lambdas(story).workerOutput()).events("moc.cleanup");

    assertThat(outcomes(events, "deleted"))
        .allSatisfy(event -> {
          UUID moc = UUID.fromString(event.path("mocId").asString());
          LedgerRow row = Objects.requireNonNull(ledger.get(moc));
          assertThat(event.path("correlationId").asString()).isEqualTo(row.correlationId());
          assertThat(event.path("ownerId").asString()).isEqualTo(row.ownerId());
          assertThat(event.path("imagesDeleted").asInt()).isEqualTo(row.imagesDeleted());
          assertThat(event.path("bricksReturned").asInt()).isEqualTo(row.bricksReturned());
          assertThat(event.path("durationMs").isIntegralNumber()).isTrue();
          assertThat(event.path("messageId").asString()).isNotEmpty();
          assertThat(event.path("receiveCount").asInt()).isPositive();
        });
    assertThat(outcomes(events, "failed"))
        .extracting(event -> event.path("receiveCount").asInt())
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void theSchedulersLogHasOneLinePerRun() {
    LogLines log = LogLines.parse(lambdas(story).schedulerProcess().output());

    assertThat(log.events("moc.cleanup.run"))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.path("correlationId").asString()).isNotEmpty());
  }

  @Test
  void metricsThatAreAwayKeepNothing() {
    try (PipelineRun run = start()) {
      Moc moc = run.platform().moc("ada").deletedDaysAgo(31).file("a.pdf").create();
      run.metrics().hang();

      JsonNode summary = run.schedule();
      run.work();

      assertThat(summary.path("enqueued").asInt()).isOne();
      assertThat(run.mocs()).doesNotContain(moc.id());
      assertThat(run.platform().objectKeys()).isEmpty();
      assertThat(run.deadLetters()).isEmpty();
      assertThat(run.metrics().calls()).isZero();
    }
  }

  @Test
  void aWorkerThatIsKilledInABatchLosesNothing() throws InterruptedException {
    try (PipelineRun run = start()) {
      Moc committed = run.platform().moc("ada").deletedDaysAgo(31).file("a.pdf").create();
      Moc waiting = run.platform().moc("ada").deletedDaysAgo(31).file("b.pdf").create();
      CountDownLatch failed = new CountDownLatch(1);
      run.schedule();
      try (SqsEventSource source =
          run.eventSource(UNTIL_ALL_ARE_DEAD)
              .onBatch(batch -> {
                if (batch.failure() != null) {
                  failed.countDown();
                }
              })) {
        try (LockedMoc locked = LockedMoc.lock(run.sandbox(), waiting)) {
          source.start();
          locked.awaitWaiterAnd(() -> !run.platform().mocExists(committed.id()));
          lambdas(run).killWorkers();
          assertThat(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
          assertThat(Objects.requireNonNull(run.ledger().get(committed.id())).owedKeys())
              .containsExactly("a.pdf");
        }
      }
      run.work();

      assertThat(run.mocs()).isEmpty();
      assertThat(run.platform().objectKeys()).isEmpty();
      assertThat(run.deadLetters()).isEmpty();
      assertThat(run.ledger().values()).allMatch(LedgerRow::finished);
    }
  }

  private static PackagedLambdas lambdas(PipelineRun run) {
    return (PackagedLambdas) run.deployment();
  }

  private static List<JsonNode> ofMocs(List<JsonNode> events) {
    return events.stream().filter(event -> event.has("mocId")).toList();
  }

  private static List<JsonNode> outcomes(List<JsonNode> events, String outcome) {
    return events.stream()
        .filter(event -> event.path("outcome").asString().equals(outcome))
        .toList();
  }

  @SafeVarargs
  private static List<String> union(Collection<String>... sets) {
    List<String> all = new ArrayList<>();
    for (Collection<String> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
