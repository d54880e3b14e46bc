package moc.cleanup.operator.demo;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static moc.cleanup.config.VariableNames.DELETE_CLEANUP_BATCH_SIZE;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.STAGE;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.migration.Migrations;
import moc.cleanup.operator.demo.fill.Addresses;
import moc.cleanup.operator.demo.fill.Orders;
import moc.cleanup.operator.demo.fill.PlatformRows;
import moc.cleanup.operator.demo.fill.SampleObjects;
import moc.cleanup.operator.demo.plan.MocFate;
import moc.cleanup.operator.demo.plan.Model;
import moc.cleanup.operator.demo.plan.PlatformContents;
import moc.cleanup.operator.demo.plan.PlatformPlan;
import moc.cleanup.operator.demo.verification.ContentsReader;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.platform.PlatformSchema;
import org.jdbi.v3.core.Jdbi;

/// The made-up platform in its sandbox, and the pipeline on it.
final class DemoPlatform implements AutoCloseable {

  private static final String CDN_HOST = "cdn.bricks.example";
  private static final int CONNECTIONS = 1;

  private final Sandbox sandbox;
  private final PlatformPlan plan;
  private final Map<String, String> variables;
  private final ConnectionPool connections;

  DemoPlatform(Sandbox sandbox, PlatformPlan plan) {
    this.sandbox = sandbox;
    this.plan = plan;
    this.variables = variables();
    this.connections =
        new ConnectionPool(DatabaseConfig.from(new Variables(variables)), CONNECTIONS);
  }

  private Map<String, String> variables() {
    Map<String, String> texts = new HashMap<>();
    texts.put(DATABASE_URL, sandbox.jdbcUrl());
    texts.put(DATABASE_USERNAME, sandbox.username());
    texts.put(DATABASE_PASSWORD, sandbox.password());
    texts.put(S3_BUCKET, sandbox.bucket());
    texts.put(CLOUDFRONT_DOMAIN, CDN_HOST);
    texts.put(CLEANUP_QUEUE_URL, sandbox.queueUrl());
    // One run takes them all.
    texts.put(DELETE_CLEANUP_BATCH_SIZE, Integer.toString(plan.mocs().size()));
    texts.put(STAGE, "demo");
    return Map.copyOf(texts);
  }

  /// How the console reaches the platform; it closes the clients that it asks for.
  Surroundings surroundings() {
    AwsClients aws =
        new AwsClients(
            () -> LocalAws.sqs(sandbox.sqsEndpoint()),
            () -> LocalAws.s3(sandbox.s3Endpoint()),
            () -> LocalAws.cloudWatch(sandbox.cloudWatchEndpoint()));
    return new Surroundings(variables, _ -> aws);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Jdbi jdbi() {
    return connections.jdbi();
  }

  /// Puts everything in, and makes sure that it is there: what never was would else count as deleted.
  ///
  /// @param progress is told how many objects are there, which is what takes its time
  void fill(LongConsumer progress) throws SQLException {
    PlatformSchema.install(sandbox.dataSource());
    Orders orders = new Orders(jdbi());
    orders.createTable();
    new PlatformRows(jdbi(), new Addresses(sandbox.bucket(), sandbox.region(), CDN_HOST))
        .insert(plan);
    orders.place(plan.mocs(MocFate.HELD_BY_ORDER));
    new SampleObjects(sandbox.s3(), sandbox.bucket()).put(plan.keys(), progress);
    new Migrations(sandbox.dataSource()).apply(_ -> {});
    if (!contents().equals(Model.atStart(plan))) {
      throw new IllegalStateException("the platform was not filled as planned");
    }
  }

  PlatformContents contents() {
    return new ContentsReader(jdbi(), sandbox.s3(), sandbox.bucket()).read();
  }

  Pipeline pipeline() {
    return new Pipeline(
        variables, new PipelineClients(sandbox.sqs(), sandbox.s3(), sandbox.cloudWatch()));
  }

  @Override
  public void close() {
    connections.close();
  }
}
