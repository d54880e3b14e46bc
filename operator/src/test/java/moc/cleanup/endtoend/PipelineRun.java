package moc.cleanup.endtoend;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.metrics.MetricsRecorder;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.platform.Platform;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One pipeline on a platform of its own: what AWS would invoke, invoked by hand, and what can be
/// seen of it from outside.
public final class PipelineRun implements AutoCloseable {

  static final int MOST_RECEIVES = 3;

  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String LEDGER = "SELECT * FROM moc_cleanup_ledger";
  private static final String MOCS = "SELECT id FROM moc_instructions";
  private static final String IMAGES = "SELECT id FROM gallery_images";

  /// All that the ledger knows of time becomes older.
  private static final String AGE_LEDGER =
      """
      UPDATE moc_cleanup_ledger SET
        queued_at = queued_at - make_interval(hours => :hours),
        last_attempt_at = last_attempt_at - make_interval(hours => :hours),
        acknowledged_at = acknowledged_at - make_interval(hours => :hours),
        rows_deleted_at = rows_deleted_at - make_interval(hours => :hours),
        finished_at = finished_at - make_interval(hours => :hours)
      """;

  private final Sandbox sandbox;
  private final Platform platform;
  private final Relay s3;
  private final Deployment deployment;
  private final Closing closing;
  private final Jdbi database;

  private PipelineRun(
      Sandbox sandbox, Platform platform, Relay s3, Deployment deployment, Closing closing) {
    this.sandbox = sandbox;
    this.platform = platform;
    this.s3 = s3;
    this.deployment = deployment;
    this.closing = closing;
    this.database = Jdbi.create(sandbox.dataSource());
  }

  /// Starts one in a sandbox of its own.
  ///
  /// @param platform installs the platform's tables
  /// @param deploy starts both Lambdas with these environment variables
  public static PipelineRun start(
      Environment environment,
      Function<Sandbox, Platform> platform,
      Function<Map<String, String>, Deployment> deploy) {
    return Closing.onFailure(closing -> {
      Sandbox sandbox =
          closing.later(
              environment.sandbox(SandboxSettings.DEFAULTS.withMaxReceiveCount(MOST_RECEIVES)));
      Platform installed = platform.apply(sandbox);
      migrate(sandbox);
      Relay s3 = closing.later(Relay.to(sandbox.s3Endpoint()));
      Map<String, String> variables = Deployment.variables(sandbox, s3.endpoint());
      return new PipelineRun(
          sandbox, installed, s3, closing.later(deploy.apply(variables)), closing);
    });
  }

  /// Sends the nightly event and returns the scheduler's summary.
  public JsonNode schedule() {
    return JsonMapper.shared()
        .readTree(deployment.scheduler().invoke(ScheduledEvent.JSON, TIME_LIMIT));
  }

  /// Has the workers handle the queue until it is empty.
  public void work() {
    eventSource().drain(PATIENCE);
  }

  /// What stands between the queue and the workers: three invocations at once, and what failed comes
  /// back at once.
  public SqsEventSource eventSource() {
    return eventSource(Duration.ZERO);
  }

  /// @param redelivery when messages that failed come back
  SqsEventSource eventSource(Duration redelivery) {
    return SqsEventSource.between(sandbox.sqs(), sandbox.queueUrl(), deployment.workers())
        .with(
            EventSourceSettings.DEFAULTS
                .withMaximumConcurrency(Deployment.WORKERS)
                .withTimeLimit(TIME_LIMIT)
                .withRedeliveryOfFailedAfter(redelivery));
  }

  public void send(String body) {
    sandbox.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody(body));
  }

  /// The bodies of the messages that SQS has given up on; they stay where they are.
  public List<String> deadLetters() {
    return sandbox
        .sqs()
        .receiveMessage(receive ->
            receive
                .queueUrl(sandbox.deadLetterQueueUrl())
                .maxNumberOfMessages(10)
                .visibilityTimeout(0)
                .waitTimeSeconds(0))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  public void passTime(int hours) {
    database.useHandle(handle -> handle.createUpdate(AGE_LEDGER).bind("hours", hours).execute());
  }

  Map<UUID, LedgerRow> ledger() {
    return database
        .withHandle(handle -> handle.createQuery(LEDGER).map((row, _) -> LedgerRow.of(row)).list())
        .stream()
        .collect(Collectors.toMap(LedgerRow::mocId, Function.identity()));
  }

  public Set<UUID> mocs() {
    return ids(MOCS);
  }

  Set<UUID> images() {
    return ids(IMAGES);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  Platform platform() {
    return platform;
  }

  /// The way of the Lambdas to S3, and of nobody else.
  Relay s3() {
    return s3;
  }

  public Deployment deployment() {
    return deployment;
  }

  MetricsRecorder metrics() {
    return sandbox.metrics();
  }

  @Override
  public void close() {
    closing.close();
  }

  private Set<UUID> ids(String query) {
    return database.withHandle(handle -> handle.createQuery(query).mapTo(UUID.class).set());
  }

  private static void migrate(Sandbox sandbox) {
    try {
      new Migrations(sandbox.dataSource()).apply(_ -> {});
    } catch (SQLException failure) {
      throw new IllegalStateException("The migrations failed", failure);
    }
  }
}
