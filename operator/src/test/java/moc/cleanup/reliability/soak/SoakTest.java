package moc.cleanup.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import moc.cleanup.config.Variables;
import moc.cleanup.migration.Migrations;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.worker.WorkerClients;
import moc.cleanup.worker.WorkerHandler;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ten nights in the same processes. `-Dsoak=20000` sets how many MOCs go in all.
class SoakTest {

  private static final int MOCS = Integer.getInteger("soak", 1000);
  private static final int NIGHTS = 10;
  private static final int WORKERS = 3;
  private static final int CONNECTIONS_OF_A_WORKER = 4;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  /// In the first two, pools, caches and compiled code are still growing.
  private static final int WARM_AFTER_NIGHTS = 2;

  private static final int TOLERATED_MEGABYTES = 24;
  private static final int TOLERATED_THREADS = 8;

  private static final String FILL =
      """
      WITH moc AS (
        INSERT INTO moc_instructions (user_id, title, deleted_at)
        SELECT 'owner ' || i % 100, 'MOC ' || i, now() - interval '31 days'
        FROM generate_series(1, :mocs) AS i
        RETURNING id, user_id
      ), file AS (
        INSERT INTO moc_files (moc_id, file_type, s3_key)
        SELECT id, 'instruction', 'mocs/' || id || '/' || i FROM moc, generate_series(1, 4) AS i
      ), list AS (
        INSERT INTO moc_parts_lists (moc_id, title)
        SELECT id, 'parts' FROM moc RETURNING id
      ), brick AS (
        INSERT INTO moc_parts (parts_list_id, part_id, part_name, color, status)
        SELECT id, '3001', 'Brick', 'red', 'allocated' FROM list, generate_series(1, 20)
      ), image AS (
        INSERT INTO gallery_images (id, user_id, title, image_url)
        SELECT id, user_id, 'image', 'gallery/' || id FROM moc
      )
      SELECT count(*) FROM moc
      """;

  /// An image bears its MOC's id.
  private static final String LINK =
      """
      INSERT INTO moc_gallery_images (moc_id, gallery_image_id)
      SELECT id, id FROM moc_instructions
      """;

  private final Closing closing = new Closing();
  private final Sandbox sandbox = closing.later(EmbeddedEnvironment.shared().sandbox());
  private final Jdbi jdbi = Jdbi.create(sandbox.dataSource());
  private final SchedulerHandler scheduler =
      closing.later(
          new SchedulerHandler(
              new Variables(variables()),
              new SchedulerClients(sandbox.sqs(), sandbox.cloudWatch())));
  private final BlockingQueue<LocalLambda> idle =
      new ArrayBlockingQueue<>(
          WORKERS,
          false,
          Stream.generate(this::worker)
              .map(one -> new LocalLambda("worker", one))
              .limit(WORKERS)
              .toList());

  @AfterEach
  void close() {
    closing.close();
  }

  @Test
  void nothingGrowsFromNightToNight() throws Exception {
    Platform platform = Platform.installIn(sandbox);
    new Migrations(sandbox.dataSource()).apply(_ -> {});
    List<Sample> samples = new ArrayList<>();

    for (int night = 1; night <= NIGHTS; night++) {
      fill(MOCS / NIGHTS);
      new LocalLambda("scheduler", scheduler).invoke("{\"force\": true}", TIME_LIMIT);
      SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), this::work)
          .with(
              EventSourceSettings.DEFAULTS
                  .withBatchSize(100)
                  .withBatchingWindow(Duration.ofMillis(100))
                  .withMaximumConcurrency(WORKERS)
                  .withTimeLimit(TIME_LIMIT))
          .drain(TIME_LIMIT);
      assertThat(platform.countRows("moc_instructions")).isZero();
      sandbox.metrics().clear();
      samples.add(Sample.take((long) night * MOCS / NIGHTS, jdbi));
    }

    System.out.println("|    MOCs | heap, MB | threads | connections |");
    samples.forEach(sample -> System.out.println(sample.row()));
    assertThat(samples)
        .allMatch(sample -> sample.connections() <= WORKERS * CONNECTIONS_OF_A_WORKER + 1);
    Sample warm = samples.get(WARM_AFTER_NIGHTS);
    Sample last = samples.getLast();
    assertThat(last.heapMegabytes()).isLessThan(warm.heapMegabytes() + TOLERATED_MEGABYTES);
    assertThat(last.threads()).isLessThan(warm.threads() + TOLERATED_THREADS);
  }

  private Map<String, String> variables() {
    return Map.of(
        "DATABASE_URL", sandbox.jdbcUrl(),
        "DATABASE_USERNAME", sandbox.username(),
        "DATABASE_PASSWORD", sandbox.password(),
        "S3_BUCKET", sandbox.bucket(),
        "CLEANUP_QUEUE_URL", sandbox.queueUrl(),
        "DELETE_CLEANUP_BATCH_SIZE", "1000000");
  }

  private WorkerHandler worker() {
    return closing.later(
        new WorkerHandler(
            new Variables(variables()),
            new WorkerClients(sandbox.s3(), sandbox.sqs(), sandbox.cloudWatch())));
  }

  private void fill(int mocs) {
    jdbi.useHandle(handle -> {
      handle.createQuery(FILL).bind("mocs", mocs).mapTo(Integer.class).one();
      handle.execute(LINK);
    });
  }

  private String work(String event, Duration timeLimit) {
    try {
      LocalLambda worker = idle.take();
      try {
        return worker.invoke(event, timeLimit);
      } finally {
        idle.add(worker);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LambdaFailedException("interrupted while all workers were busy", e);
    }
  }
}
