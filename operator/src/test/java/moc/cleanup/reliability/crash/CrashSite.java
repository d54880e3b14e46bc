package moc.cleanup.reliability.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.config.Retention;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.endtoend.Deployment;
import moc.cleanup.endtoend.InProcess;
import moc.cleanup.endtoend.PipelineRun;
import moc.cleanup.ledger.ClaimLedger;
import moc.cleanup.ledger.ClaimPage;
import moc.cleanup.ledger.DeletedMoc;
import moc.cleanup.ledger.Lane;
import moc.cleanup.ledger.Ledger;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.demo.fill.Addresses;
import moc.cleanup.operator.demo.fill.PlatformRows;
import moc.cleanup.operator.demo.fill.Restoration;
import moc.cleanup.operator.demo.fill.SampleObjects;
import moc.cleanup.operator.demo.plan.PlatformContents;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import moc.cleanup.operator.demo.verification.ContentsReader;
import moc.cleanup.operator.demo.verification.LedgerContents;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.testbed.platform.Platform;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import tools.jackson.databind.json.JsonMapper;

/// The sandbox in which all cases happen one after the other, with a pipeline that is well.
final class CrashSite implements AutoCloseable {

  private static final String RUN = "the first night";
  private static final Retention RETENTION = new Retention(30);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String CLEAR =
      """
      DELETE FROM upload_sessions;
      DELETE FROM moc_instructions;
      DELETE FROM gallery_images;
      DELETE FROM gallery_albums;
      DELETE FROM moc_parts;
      DELETE FROM moc_cleanup_ledger
      """;

  private final PipelineRun pipeline;
  private final ConnectionPool connections;
  private final SqsEventSource queue;
  private volatile LambdaFunction receiver;
  private boolean settled = true;

  private CrashSite(PipelineRun pipeline) {
    this.pipeline = pipeline;
    receiver = pipeline.deployment().workers();
    queue =
        SqsEventSource.between(
                sandbox().sqs(),
                sandbox().queueUrl(),
                (event, timeLimit) -> receiver.invoke(event, timeLimit))
            .with(
                EventSourceSettings.DEFAULTS
                    .withMaximumConcurrency(1)
                    .withRedeliveryOfFailedAfter(Duration.ZERO));
    connections = new ConnectionPool(DatabaseConfig.from(new Variables(variables())), 1);
  }

  static CrashSite open() {
    return new CrashSite(
        PipelineRun.start(EmbeddedEnvironment.shared(), Platform::installIn, InProcess::start));
  }

  PipelineRun pipeline() {
    return pipeline;
  }

  Sandbox sandbox() {
    return pipeline.sandbox();
  }

  /// With which a function finds the sandbox's parts.
  Map<String, String> variables() {
    return new HashMap<>(Deployment.variables(sandbox(), sandbox().s3Endpoint()));
  }

  /// Puts a platform in. Nothing is left of the one before.
  void begin(PlatformPlan plan) {
    jdbi().useHandle(handle -> handle.createScript(CLEAR).execute());
    if (!settled) {
      sandbox().sqs().purgeQueue(purge -> purge.queueUrl(sandbox().queueUrl()));
    }
    settled = false;
    Set<String> missing = new HashSet<>(plan.keys());
    if (!missing.isEmpty()) {
      missing.removeAll(contents().objects());
      new SampleObjects(sandbox().s3(), sandbox().bucket()).put(missing);
    }
    insert(plan);
  }

  void insert(PlatformPlan plan) {
    new PlatformRows(jdbi(), new Addresses(sandbox().bucket(), sandbox().region(), Deployment.CDN))
        .insert(plan);
  }

  /// Claims what is due, as the scheduler does.
  void claim() {
    new ClaimLedger(jdbi(), RETENTION).claim(RUN, Lane.NEVER_QUEUED, ClaimPage.Cursor.START, 10);
  }

  void restore(Set<UUID> mocs) {
    new Restoration(jdbi()).restore(mocs);
  }

  /// Has the ledger owe an object of a MOC whose rows are gone.
  void owe(UUID moc, String key) {
    DeletedMoc deleted =
        new DeletedMoc(message(moc), "ada", "2026-01-01", List.of(key), List.of(), 0, 0);
    jdbi().useHandle(handle -> Ledger.deletionRecord(deleted, Duration.ZERO).run(handle));
  }

  /// Puts their messages into the queue so that they come out as one batch.
  void send(List<UUID> mocs) {
    List<SendMessageBatchRequestEntry> messages =
        mocs.stream()
            .map(moc ->
                SendMessageBatchRequestEntry.builder()
                    .id(moc.toString())
                    .messageBody(message(moc).toJson())
                    .build())
            .toList();
    sandbox().sqs().sendMessageBatch(send -> send.queueUrl(sandbox().queueUrl()).entries(messages));
  }

  /// Has a function handle the queue until it is empty. What fails comes back at once.
  void deliver(LambdaFunction function) {
    receiver = function;
    queue.drain(PATIENCE);
  }

  /// Takes all messages out of the queue, and returns the MOCs that they name.
  Set<UUID> takeMessages() {
    Set<UUID> mocs = new HashSet<>();
    deliver((event, _) -> {
      JsonMapper.shared()
          .readTree(event)
          .path("Records")
          .forEach(record ->
              mocs.add(CleanupMessage.fromJson(record.path("body").stringValue()).mocId().value()));
      return "";
    });
    return mocs;
  }

  /// A worker that is well.
  LambdaFunction worker() {
    return pipeline.deployment().workers();
  }

  /// Lets time pass for the ledger, and then the scheduler and the workers do their work.
  void passNight(int hours) {
    pipeline.passTime(hours);
    if (pipeline.schedule().path("enqueued").asInt() > 0) {
      deliver(worker());
    }
  }

  /// To be said when nothing is left to do: the next story finds the queue empty.
  void settled() {
    settled = true;
  }

  LedgerContents ledger() {
    return LedgerContents.read(jdbi());
  }

  PlatformContents contents() {
    return new ContentsReader(jdbi(), sandbox().s3(), sandbox().bucket()).read();
  }

  private static CleanupMessage message(UUID moc) {
    return new CleanupMessage(new MocId(moc), RUN);
  }

  private Jdbi jdbi() {
    return connections.jdbi();
  }

  @Override
  public void close() {
    connections.close();
    pipeline.close();
  }
}
