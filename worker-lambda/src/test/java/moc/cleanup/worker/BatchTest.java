package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// One invocation: its answer, its metrics and its log.
class BatchTest {

  private final WorkerFixture fixture = WorkerFixture.start();
  private final Logger logger = (Logger) LoggerFactory.getLogger("moc.cleanup");
  private final ListAppender<ILoggingEvent> log =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          // Or else the MDC would be read when the test asks for it.
          event.prepareForDeferredProcessing();
          super.append(event);
        }
      };

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    fixture.close();
  }

  private Moc expired() {
    return fixture.platform.moc("ada").deletedDaysAgo(31).create();
  }

  private List<Map<String, Object>> events() {
    return log.list.stream()
        .filter(event -> event.getKeyValuePairs() != null)
        .map(event ->
            event.getKeyValuePairs().stream()
                .filter(pair -> pair.value != null)
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "",
        "null",
        "[]",
        "{}",
        "{\"mocId\": 7}",
        "{\"mocId\": \"1-1-1-1-1\"}",
        "{\"mocId\": \"' OR 1=1 --\"}",
        "{\"mocId\": \"00000000-0000-0000-0000-000000000000\"} trailing"
      })
  void aMessageThatCannotBeReadFailsAlone(String body) {
    Moc moc = expired();

    String answer =
        fixture.deliver(
            List.of(
                WorkerFixture.message("unreadable", body, 2), WorkerFixture.message(moc.id(), 1)),
            WorkerFixture.TIME_LIMIT);

    assertThat(WorkerFixture.failures(answer)).containsExactly("unreadable");
    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(fixture.sandbox.metrics().sum("ItemsFailed")).isEqualTo(1);
    assertThat(events())
        .anySatisfy(event ->
            assertThat(event)
                .containsEntry("outcome", "unreadable")
                .containsEntry("messageId", "unreadable")
                .containsEntry("receiveCount", 2));
  }

  @Test
  void anEmptyBatchIsNoFailure() {
    assertThat(fixture.deliver(List.of(), WorkerFixture.TIME_LIMIT))
        .isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void anEventThatIsNotFromSqsFailsWhole() {
    assertThatThrownBy(() -> fixture.invoke("{\"source\": \"aws.events\"}"))
        .isInstanceOf(LambdaFailedException.class)
        .rootCause()
        .hasMessageContaining("no \"Records\"");
    assertThatThrownBy(() -> fixture.invoke("{\"Records\": [{}]}"))
        .rootCause()
        .hasMessageContaining("without \"messageId\"");
  }

  @Test
  void whatIsNotStartedForLackOfTimeComesBackAndIsNoFailure() {
    List<Moc> mocs = IntStream.range(0, 3).mapToObj(i -> expired()).toList();
    List<QueueMessage> messages =
        mocs.stream()
            .map(moc -> new CleanupMessage(new MocId(moc.id()), "run-1").toJson())
            .map(body -> new QueueMessage(body, null, body, 1))
            .toList();
    WorkerConfig config = WorkerConfig.from(new Variables(fixture.variables));

    try (ConnectionPool connections = new ConnectionPool(config.database(), 1)) {
      WorkerComponent worker =
          DaggerWorkerComponent.factory()
              .create(config, ClientsOf.SANDBOX.of(fixture.sandbox), connections);
      assertThat(worker.batchCleanup().handle(messages, Duration.ZERO)).hasSize(3);
    }

    assertThat(mocs).allSatisfy(moc -> assertThat(fixture.platform.mocExists(moc.id())).isTrue());
    assertThat(fixture.sandbox.metrics().sum("ItemsFailed")).isZero();
  }

  @Test
  void theMessageWithTheFewestChancesLeftStartsFirst() {
    List<Moc> mocs = IntStream.range(0, 12).mapToObj(i -> expired()).toList();
    List<String> messages =
        IntStream.range(0, 12)
            .mapToObj(i -> WorkerFixture.message(mocs.get(i).id(), i == 11 ? 3 : 1))
            .toList();

    fixture.deliver(messages, WorkerFixture.TIME_LIMIT);

    assertThat(events().getFirst()).containsEntry("mocId", mocs.get(11).id().toString());
  }

  @Test
  void metricsAddUp() {
    GalleryImage image = fixture.platform.image("ada").create();
    Moc first =
        fixture
            .platform
            .moc("ada")
            .deletedDaysAgo(31)
            .file("a.pdf")
            .partsListWithBricks(3)
            .image(image)
            .create();
    Moc alive = fixture.platform.moc("ada").create();

    fixture.deliver(first, alive);

    var metrics = fixture.sandbox.metrics();
    assertThat(metrics.calls()).isOne();
    assertThat(metrics.sum("ItemsProcessed")).isEqualTo(1);
    assertThat(metrics.sum("ItemsSkipped")).isEqualTo(1);
    assertThat(metrics.sum("ItemsFailed")).isZero();
    assertThat(metrics.sum("S3FilesDeleted")).isEqualTo(3);
    assertThat(metrics.sum("S3DeleteFailures")).isZero();
    assertThat(metrics.sum("ImagesOrphaned")).isEqualTo(1);
    assertThat(metrics.sum("BricksReturned")).isEqualTo(3);
    assertThat(metrics.values("Duration")).hasSize(2);
    assertThat(metrics.dimensions("ItemsProcessed")).containsExactly(Map.of("Stage", "dev"));
    assertThat(metrics.namespaces()).containsExactly("MocCleanup");
  }

  @Test
  void everyMocHasOneLineInTheLog() {
    Moc deleted = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    Moc alive = fixture.platform.moc("grace").create();
    UUID unknown = UUID.randomUUID();

    fixture.deliver(
        List.of(
            WorkerFixture.message(deleted.id(), 1),
            WorkerFixture.message(alive.id(), 2),
            WorkerFixture.message(unknown, 1)),
        WorkerFixture.TIME_LIMIT);

    Map<Object, Map<String, Object>> byMoc =
        events().stream().collect(Collectors.toMap(event -> event.get("mocId"), event -> event));
    assertThat(byMoc).hasSize(3);
    assertThat(byMoc.get(deleted.id().toString()))
        .containsEntry("event", "moc.cleanup")
        .containsEntry("correlationId", WorkerFixture.RUN)
        .containsEntry("ownerId", "ada")
        .containsEntry("outcome", "deleted")
        .containsEntry("filesDeleted", 1L)
        .containsEntry("messageId", deleted.id().toString())
        .containsEntry("receiveCount", 1)
        .containsKey("durationMs");
    assertThat(byMoc.get(alive.id().toString()))
        .containsEntry("outcome", "restored")
        .containsEntry("receiveCount", 2);
    assertThat(byMoc.get(unknown.toString())).containsEntry("outcome", "already gone");
  }

  @Test
  void aLineSaysNothingOfObjectsWhenTheLedgerCannotBeToldOfThem() {
    Moc moc = fixture.platform.moc("ada").deletedDaysAgo(31).file("a.pdf").create();
    refuseToSettle();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(events()).singleElement().satisfies(BatchTest::saysNothingOfObjects);
    assertThat(fixture.ledger(moc).owedKeys()).containsExactly("a.pdf");
  }

  @Test
  void aLineSaysNothingOfObjectsWhenTheLedgerIsAway() {
    UUID gone = UUID.randomUUID();
    try (Session platform = fixture.session()) {
      platform.run("ALTER TABLE moc_cleanup_ledger RENAME TO away").commit();
    }

    fixture.deliver(List.of(WorkerFixture.message(gone, 1)), WorkerFixture.TIME_LIMIT);

    assertThat(events()).singleElement().satisfies(BatchTest::saysNothingOfObjects);
  }

  /// What S3 confirmed is counted nowhere else.
  private void refuseToSettle() {
    try (Session platform = fixture.session()) {
      platform
          .run(
              """
              CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
              AS 'BEGIN RAISE ''not now''; END'
              """)
          .run(
              """
              CREATE TRIGGER refuse BEFORE UPDATE OF files_deleted ON moc_cleanup_ledger
              FOR EACH ROW EXECUTE FUNCTION refuse()
              """)
          .commit();
    }
  }

  private static void saysNothingOfObjects(Map<String, Object> event) {
    assertThat(event).containsEntry("event", "moc.cleanup").containsKey("outcome");
    assertThat(event).doesNotContainKeys("filesDeleted", "filesKept", "filesOwed");
  }

  @Test
  void metricsThatAreAwayCostNothing() {
    fixture.sandbox.metrics().failWith(503);
    Moc moc = expired();

    assertThat(fixture.deliver(moc)).isEmpty();

    assertThat(fixture.platform.mocExists(moc.id())).isFalse();
    assertThat(log.list)
        .anySatisfy(line -> {
          assertThat(line.getMessage()).contains("Metrics");
          assertThat(line.getMDCPropertyMap()).containsEntry("correlationId", WorkerFixture.RUN);
        });
  }

  @Test
  void aBatchLargerThanThePoolGoesWhole() {
    List<Moc> mocs = IntStream.range(0, 40).mapToObj(i -> expired()).toList();

    assertThat(fixture.deliver(mocs.toArray(Moc[]::new))).isEmpty();

    assertThat(fixture.platform.countRows("moc_instructions")).isZero();
  }
}
