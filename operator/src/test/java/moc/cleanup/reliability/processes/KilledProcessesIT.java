package moc.cleanup.reliability.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import moc.cleanup.config.Variables;
import moc.cleanup.migration.Migrations;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.outage.FlakyHttp;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A thousand MOCs are deleted by processes that are killed at random, while S3 answers one call in
/// five with an error.
class KilledProcessesIT {

  private static final int EXPIRED_MOCS = 1000;
  private static final int LIVING_MOCS = 100;
  private static final int WORKERS = 3;
  private static final int BATCH_SIZE = 20;
  private static final int ONE_INVOCATION_IN_DIES = 5;
  private static final int ONE_CALL_IN_FAILS = 5;
  private static final long SEED = 20_261_124;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String AGE_LEDGER =
      """
      UPDATE moc_cleanup_ledger SET
        queued_at = queued_at - interval '15 days',
        acknowledged_at = acknowledged_at - interval '15 days'
      """;

  private final Sandbox sandbox =
      EmbeddedEnvironment.shared().sandbox(SandboxSettings.DEFAULTS.withMaxReceiveCount(3));
  private final Platform platform = Platform.installIn(sandbox);
  private final FlakyHttp s3 = FlakyHttp.to(sandbox.s3Endpoint(), ONE_CALL_IN_FAILS, SEED);
  private final Set<UUID> living = new TreeSet<>();
  private final Set<String> keysOfTheLiving = new TreeSet<>();
  private long bricks;

  @AfterEach
  void close() {
    s3.close();
    sandbox.close();
  }

  @Test
  void loseNothingAndTakeNothingThatIsUsed() throws Exception {
    new Migrations(sandbox.dataSource()).apply(_ -> {});
    fill();
    bricks = platform.countRows("moc_parts");

    try (MortalWorkers workers =
        MortalWorkers.start(WORKERS, variables(), ONE_INVOCATION_IN_DIES, SEED)) {
      schedule();
      drain(workers);
      assertSafe();
      assertNothingIsInNeither();
      assertThat(workers.deaths()).isGreaterThanOrEqualTo(3);
      assertThat(s3.failures()).isGreaterThanOrEqualTo(3);

      workers.makeImmortal();
      s3.mend();
      Jdbi.create(sandbox.dataSource()).useHandle(handle -> handle.execute(AGE_LEDGER));
      schedule();
      drain(workers);
      System.out.printf(
          "%,d MOCs, %d workers killed, %d calls of S3 failed%n",
          EXPIRED_MOCS, workers.deaths(), s3.failures());
    }

    assertSafe();
    assertThat(mocs()).isEqualTo(living);
    assertThat(Set.copyOf(platform.objectKeys())).isEqualTo(keysOfTheLiving);
    assertThat(texts("SELECT moc_id::text FROM moc_cleanup_ledger WHERE owed_keys <> '{}'"))
        .isEmpty();
  }

  /// Every third expired MOC shares an image and an object with a living one.
  private void fill() {
    List<GalleryImage> shared =
        IntStream.range(0, LIVING_MOCS).mapToObj(_ -> platform.image("ada").create()).toList();
    for (int i = 0; i < LIVING_MOCS; i++) {
      Moc moc =
          platform
              .moc("ada")
              .file("living/" + i)
              .partsListWithBricks(3)
              .image(shared.get(i))
              .create();
      living.add(moc.id());
      keysOfTheLiving.addAll(moc.keys());
      keysOfTheLiving.addAll(shared.get(i).keys());
    }
    for (int i = 0; i < EXPIRED_MOCS; i++) {
      var moc = platform.moc("ada").deletedDaysAgo(31).file("expired/" + i).partsListWithBricks(3);
      if (i % 3 == 0) {
        moc.image(shared.get(i % LIVING_MOCS)).file("living/" + i % LIVING_MOCS);
      } else {
        moc.image(platform.image("ada").create());
      }
      moc.create();
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(sandbox.awsVariables());
    variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    variables.put("DATABASE_URL", sandbox.jdbcUrl());
    variables.put("DATABASE_USERNAME", sandbox.username());
    variables.put("DATABASE_PASSWORD", sandbox.password());
    variables.put("S3_BUCKET", sandbox.bucket());
    variables.put("CLEANUP_QUEUE_URL", sandbox.queueUrl());
    variables.put("DELETE_CLEANUP_BATCH_SIZE", "5000");
    return variables;
  }

  private void schedule() {
    try (SchedulerHandler scheduler =
        new SchedulerHandler(
            new Variables(variables()),
            new SchedulerClients(sandbox.sqs(), sandbox.cloudWatch()))) {
      new LocalLambda("scheduler", scheduler).invoke("{\"force\": true}", TIME_LIMIT);
    }
  }

  private void drain(MortalWorkers workers) {
    SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), workers)
        .with(
            EventSourceSettings.DEFAULTS
                .withBatchSize(BATCH_SIZE)
                .withBatchingWindow(Duration.ofMillis(200))
                .withMaximumConcurrency(WORKERS)
                .withTimeLimit(TIME_LIMIT)
                .withRedeliveryOfFailedAfter(Duration.ZERO))
        .drain(PATIENCE);
  }

  private void assertSafe() {
    assertThat(mocs()).containsAll(living);
    assertThat(platform.objectKeys()).containsAll(keysOfTheLiving);
    assertThat(platform.countRows("moc_parts")).isEqualTo(bricks);
    assertThat(
            texts(
                "SELECT id::text FROM moc_instructions WHERE id IN"
                    + " (SELECT moc_id FROM moc_parts_lists l JOIN moc_parts p"
                    + "   ON p.parts_list_id = l.id WHERE p.status <> 'allocated')"))
        .isEmpty();
  }

  /// A key that is still in S3 is named by a row or owed by the ledger.
  private void assertNothingIsInNeither() {
    Set<String> named =
        Set.copyOf(
            texts(
                """
                SELECT s3_key FROM moc_files
                UNION SELECT s3_key FROM gallery_images
                UNION SELECT substr(thumbnail_url, position('/gallery' IN thumbnail_url) + 1)
                  FROM gallery_images
                UNION SELECT unnest(owed_keys) FROM moc_cleanup_ledger
                """));
    assertThat(named).containsAll(platform.objectKeys());
  }

  private Set<UUID> mocs() {
    Set<UUID> ids = new TreeSet<>();
    texts("SELECT id::text FROM moc_instructions").forEach(id -> ids.add(UUID.fromString(id)));
    return ids;
  }

  private List<String> texts(String sql) {
    return Jdbi.create(sandbox.dataSource())
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
