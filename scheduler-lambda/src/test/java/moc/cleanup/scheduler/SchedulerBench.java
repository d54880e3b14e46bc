package moc.cleanup.scheduler;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;
import static moc.cleanup.config.VariableNames.DELETE_GUARD_PERCENT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import moc.cleanup.config.Variables;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.migration.Migrations;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.testbed.Blueprint;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.testbed.platform.PlatformSchema;
import moc.cleanup.testbed.platform.PlatformVariation;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/// A scheduler, the platform's database and the cleanup queue, all real, for one test.
public final class SchedulerBench implements AutoCloseable {

  public static final String EVENT = "{\"source\": \"aws.events\", \"detail\": {}}";
  public static final String DRY_RUN = "{\"dryRun\": true}";
  public static final String FORCED = "{\"force\": true}";

  private static final int FIVE_MINUTES = 300_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Sandbox sandbox;
  private final Platform platform;
  private final Sql sql;
  private final Map<String, String> variables = new HashMap<>();
  private SqsClient sqs;
  private IntSupplier remainingMillis = () -> FIVE_MINUTES;

  public SchedulerBench(PlatformVariation... variations) {
    Blueprint migrated =
        PlatformSchema.blueprint(variations).then("migrated", SchedulerBench::migrate);
    sandbox = EmbeddedEnvironment.shared().sandbox(SandboxSettings.DEFAULTS.withDatabase(migrated));
    platform = Platform.in(sandbox).withoutObjects();
    sql = new Sql(sandbox.dataSource());
    sqs = sandbox.sqs();
    variables.put(DATABASE_URL, sandbox.jdbcUrl());
    variables.put(DATABASE_USERNAME, sandbox.username());
    variables.put(DATABASE_PASSWORD, sandbox.password());
    variables.put(CLEANUP_QUEUE_URL, sandbox.queueUrl());
    // Nearly all that a bench has is expired.
    variables.put(DELETE_GUARD_PERCENT, "100");
  }

  private static void migrate(DataSource database) {
    try {
      new Migrations(database).apply(_ -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("the migrations failed", e);
    }
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Platform platform() {
    return platform;
  }

  public Sql sql() {
    return sql;
  }

  public SchedulerBench with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  public SchedulerBench batchSize(int mocs) {
    return with(DELETE_CLEANUP_BATCH_SIZE, String.valueOf(mocs));
  }

  public SchedulerBench through(SqsClient otherSqs) {
    sqs = otherSqs;
    return this;
  }

  public SchedulerBench throughRealSqs() {
    return through(sandbox.sqs());
  }

  public SchedulerBench remainingTime(IntSupplier millis) {
    remainingMillis = millis;
    return this;
  }

  public Variables variables() {
    return new Variables(variables);
  }

  public SchedulerHandler handler() {
    return new SchedulerHandler(variables(), new SchedulerClients(sqs, sandbox.cloudWatch()));
  }

  public RunSummary run() {
    return run(EVENT);
  }

  /// A run in a process of its own, as it were.
  public RunSummary run(String event) {
    return JSON.readValue(answer(event), RunSummary.class);
  }

  /// The function's answer as it is.
  public String answer(String event) {
    try (SchedulerHandler handler = handler()) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          output,
          new LambdaContext(remainingMillis));
      return output.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A MOC that its owner deleted 40 days ago.
  public UUID expiredMoc() {
    return expiredMoc(40);
  }

  public UUID expiredMoc(int daysAgo) {
    return platform.moc("ada").deletedDaysAgo(daysAgo).create().id();
  }

  /// So many expired MOCs, the one that was deleted first first.
  public List<UUID> expiredMocs(int count) {
    return IntStream.range(0, count).mapToObj(i -> expiredMoc(40 + count - i)).toList();
  }

  /// So many expired MOCs by one statement, for tests that need more than a page.
  public void manyExpiredMocs(int count) {
    sql.update(
        """
        INSERT INTO moc_instructions (user_id, title, deleted_at)
        SELECT 'ada', 'MOC ' || i, now() - interval '40 days' - i % 100 * interval '1 minute'
        FROM generate_series(1, ?) AS i
        """,
        count);
  }

  /// A MOC whose rows went and whose objects S3 did not delete, queued as long ago as that.
  public UUID owingMoc(String queuedAgo) {
    UUID moc = UUID.randomUUID();
    sql.update(
        """
        INSERT INTO moc_cleanup_ledger (
          moc_id, owner_id, correlation_id, queued_at, times_queued, attempts, acknowledged_at,
          rows_deleted_at, owed_keys)
        SELECT ?, 'ada', 'former run', queued_at, 1, 1, queued_at, queued_at, '{a.pdf,b.jpg}'
        FROM (SELECT now() - CAST(? AS interval)) AS queued (queued_at)
        """,
        moc,
        queuedAgo);
    return moc;
  }

  /// Sets what the ledger says of a MOC that was queued without an outcome.
  public void queuedBefore(UUID moc, String ago, int times) {
    sql.update(
        """
        INSERT INTO moc_cleanup_ledger (moc_id, correlation_id, queued_at, times_queued)
        VALUES (?, 'former run', now() - CAST(? AS interval), ?)
        ON CONFLICT (moc_id) DO UPDATE SET
          correlation_id = excluded.correlation_id,
          queued_at = excluded.queued_at,
          times_queued = excluded.times_queued
        """,
        moc,
        ago,
        times);
  }

  /// Lets time pass, as far as the ledger can tell.
  public void ledgerAges(String interval) {
    sql.update(
        "UPDATE moc_cleanup_ledger SET queued_at = queued_at - CAST(? AS interval)", interval);
  }

  /// The whole ledger, row by row.
  public List<String> ledger() {
    return sql.texts("SELECT ledger::text FROM moc_cleanup_ledger ledger ORDER BY moc_id").stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /// Takes all messages out of the queue.
  public List<CleanupMessage> messages() {
    List<CleanupMessage> messages = new ArrayList<>();
    List<Message> received = receive();
    while (!received.isEmpty()) {
      received.stream().map(Message::body).map(CleanupMessage::fromJson).forEach(messages::add);
      received = receive();
    }
    return messages;
  }

  /// Makes a run and takes its messages out of the queue.
  public List<UUID> runAndTake() {
    run();
    return enqueued();
  }

  /// The MOCs that all messages in the queue name.
  public List<UUID> enqueued() {
    return messages().stream().map(message -> message.mocId().value()).toList();
  }

  private List<Message> receive() {
    return sandbox
        .sqs()
        .receiveMessage(receive ->
            receive.queueUrl(sandbox.queueUrl()).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
