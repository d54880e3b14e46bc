package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static moc.cleanup.config.VariableNames.S3_BUCKET;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import moc.cleanup.config.Variables;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.migration.Migrations;
import moc.cleanup.testbed.Blueprint;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.testbed.platform.PlatformSchema;
import moc.cleanup.testbed.platform.PlatformVariation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A worker on a platform of its own, to which batches are delivered by hand.
final class WorkerFixture implements AutoCloseable {

  static final String CDN = "cdn.example.com";
  static final String RUN = "run-1";
  static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private static final JsonMapper JSON = new JsonMapper();

  final Sandbox sandbox;
  final Platform platform;
  final Map<String, String> variables;
  private final WorkerHandler worker;

  private WorkerFixture(
      Sandbox sandbox, Platform platform, Map<String, String> more, WorkerClients clients) {
    this.sandbox = sandbox;
    this.platform = platform;
    this.variables = new HashMap<>();
    variables.put(DATABASE_URL, sandbox.jdbcUrl());
    variables.put(DATABASE_USERNAME, sandbox.username());
    variables.put(DATABASE_PASSWORD, sandbox.password());
    variables.put(S3_BUCKET, sandbox.bucket());
    variables.put(CLOUDFRONT_DOMAIN, CDN);
    variables.putAll(more);
    this.worker = new WorkerHandler(new Variables(variables), clients);
  }

  static WorkerFixture start(PlatformVariation... variations) {
    return start(Map.of(), ClientsOf.SANDBOX, variations);
  }

  static WorkerFixture start(
      Map<String, String> variables, ClientsOf clients, PlatformVariation... variations) {
    Blueprint migrated =
        PlatformSchema.blueprint(variations).then("migrated", WorkerFixture::migrate);
    Sandbox sandbox =
        EmbeddedEnvironment.shared().sandbox(SandboxSettings.DEFAULTS.withDatabase(migrated));
    return new WorkerFixture(sandbox, Platform.in(sandbox), variables, clients.of(sandbox));
  }

  /// A second worker, in other words another container, on the same platform.
  Second second() {
    WorkerClients clients = ClientsOf.SANDBOX.of(sandbox);
    return new Second(new WorkerHandler(new Variables(variables), clients));
  }

  record Second(WorkerHandler worker) implements AutoCloseable {

    List<UUID> deliver(Moc moc) {
      return WorkerFixture.deliver(worker, moc);
    }

    @Override
    public void close() {
      worker.close();
    }
  }

  private static void migrate(DataSource database) {
    try {
      new Migrations(database).apply(_ -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("migrations failed", e);
    }
  }

  /// Delivers one batch and returns the ids of the MOCs whose messages come back.
  List<UUID> deliver(Moc... mocs) {
    return deliver(worker, mocs);
  }

  private static List<UUID> deliver(WorkerHandler worker, Moc... mocs) {
    List<String> messages = Arrays.stream(mocs).map(moc -> message(moc.id(), 1)).toList();
    String answer = deliver(worker, messages, TIME_LIMIT);
    return failures(answer).stream().map(UUID::fromString).toList();
  }

  /// Delivers these messages as one batch and returns the function's answer.
  String deliver(List<String> messages, Duration timeLimit) {
    return deliver(worker, messages, timeLimit);
  }

  private static String deliver(WorkerHandler worker, List<String> messages, Duration timeLimit) {
    return new LocalLambda("worker", worker)
        .invoke("{\"Records\":[" + String.join(",", messages) + "]}", timeLimit);
  }

  /// Invokes the function with any event.
  String invoke(String event) {
    return new LocalLambda("worker", worker).invoke(event, TIME_LIMIT);
  }

  static List<String> failures(String answer) {
    ArrayNode failures = (ArrayNode) JSON.readTree(answer).path("batchItemFailures");
    return StreamSupport.stream(failures.spliterator(), false)
        .map(failure -> failure.path("itemIdentifier").stringValue())
        .toList();
  }

  /// A message that bears its MOC's id as its own.
  static String message(UUID mocId, int receiveCount) {
    return message(
        mocId.toString(), new CleanupMessage(new MocId(mocId), RUN).toJson(), receiveCount);
  }

  static String message(String messageId, String body, int receiveCount) {
    var message =
        JSON.createObjectNode()
            .put("messageId", messageId)
            .put("receiptHandle", "receipt of " + messageId)
            .put("body", body);
    message.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(receiveCount));
    return JSON.writeValueAsString(message);
  }

  LedgerRow ledger(Moc moc) {
    return LedgerRow.of(sandbox, moc.id());
  }

  Session session() {
    return Session.open(sandbox);
  }

  @Override
  public void close() {
    worker.close();
    sandbox.close();
  }
}
