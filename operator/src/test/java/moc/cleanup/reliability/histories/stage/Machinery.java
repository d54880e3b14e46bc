package moc.cleanup.reliability.histories.stage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import moc.cleanup.config.VariableNames;
import moc.cleanup.config.Variables;
import moc.cleanup.endtoend.Deployment;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.operator.deadletter.MoveTasks;
import moc.cleanup.operator.deadletter.Redrive;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.operator.terminal.Interruption;
import moc.cleanup.reliability.histories.application.Ids;
import moc.cleanup.reliability.histories.script.Act;
import moc.cleanup.reliability.histories.script.Trouble.Role;
import moc.cleanup.reliability.histories.script.Trouble.Service;
import moc.cleanup.scheduler.SchedulerClients;
import moc.cleanup.scheduler.SchedulerHandler;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.lambda.EventSourceSettings;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.SqsEventSource;
import moc.cleanup.worker.WorkerClients;
import moc.cleanup.worker.WorkerHandler;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Both Lambdas around the queue, and what AWS and an administrator do to them.
final class Machinery implements AutoCloseable {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 3;
  private static final String NIGHTLY_EVENT = "{}";
  private static final String END_SESSIONS =
      """
      SELECT pg_terminate_backend(pid)
      FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'moc-cleanup'
      """;

  private final Sandbox sandbox;
  private final PipelineClients clients;
  private final Jdbi database;
  private final Copies scheduler;
  private final Copies workers;

  Machinery(
      Sandbox sandbox,
      PipelineClients clients,
      Jdbi database,
      Journal journal,
      Troubles troubles,
      Cues cues) {
    this.sandbox = sandbox;
    this.clients = clients;
    this.database = database;
    DatabaseServer server = sandbox.databaseServer();
    this.scheduler =
        new Copies(
            Role.SCHEDULER,
            troubles,
            server,
            (port, lifeline) ->
                scheduler(port, new AwsCalls(Service.SQS, troubles, lifeline, cues)));
    this.workers =
        new Copies(
            Role.WORKER,
            troubles,
            server,
            (port, lifeline) ->
                worker(port, new AwsCalls(Service.S3, troubles, lifeline, cues), journal));
  }

  private Copy scheduler(int databasePort, AwsCalls calls) {
    SchedulerHandler handler =
        new SchedulerHandler(
            variables(databasePort),
            new SchedulerClients(new TroubledSqs(clients.sqs(), calls), clients.cloudWatch()));
    return new Copy(handler, handler::close);
  }

  private Copy worker(int databasePort, AwsCalls calls, Journal journal) {
    WorkerHandler handler =
        new WorkerHandler(
            variables(databasePort),
            new WorkerClients(
                new WatchedS3(clients.s3(), journal, calls), clients.sqs(), clients.cloudWatch()));
    return new Copy(handler, handler::close);
  }

  private Variables variables(int databasePort) {
    DatabaseServer server = sandbox.databaseServer();
    Map<String, String> variables =
        new HashMap<>(Deployment.variables(sandbox, sandbox.s3Endpoint()));
    variables.put(
        VariableNames.DATABASE_URL,
        new DatabaseServer(server.host(), databasePort, server.username(), server.password())
            .jdbcUrl(sandbox.databaseName()));
    return new Variables(variables);
  }

  void perform(Act act) {
    switch (act) {
      case Act.Schedule() -> schedule();
      case Act.Work(int atOnce, int batchSize) -> work(atOnce, batchSize);
      case Act.Duplicate(String moc) -> send(moc);
      case Act.Redrive() -> redrive();
      case Act.EndSessions() ->
          database.useHandle(handle -> handle.createQuery(END_SESSIONS).mapToMap().list());
    }
  }

  /// Lambda invokes twice more what an event started and what failed.
  private void schedule() {
    for (int attempt = 1; ; attempt++) {
      try {
        scheduler.invoke(NIGHTLY_EVENT, TIME_LIMIT);
        return;
      } catch (LambdaFailedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// What fails comes back at once, until it has been received three times.
  private void work(int atOnce, int batchSize) {
    SqsEventSource.between(clients.sqs(), sandbox.queueUrl(), workers)
        .with(
            EventSourceSettings.DEFAULTS
                .withMaximumConcurrency(atOnce)
                .withBatchSize(batchSize)
                .withTimeLimit(TIME_LIMIT)
                .withRedeliveryOfFailedAfter(Duration.ZERO))
        .drain(PATIENCE);
  }

  private void send(String moc) {
    String body = new CleanupMessage(new MocId(Ids.of(moc)), "by hand").toJson();
    clients.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody(body));
  }

  private void redrive() {
    if (deadLetters() > 0) {
      new Redrive(
              new MoveTasks(clients.sqs(), sandbox.deadLetterQueueArn(), sandbox.queueArn()),
              new Interruption())
          .run();
    }
  }

  int deadLetters() {
    return Integer.parseInt(
        Objects.requireNonNull(
            clients
                .sqs()
                .getQueueAttributes(ask ->
                    ask.queueUrl(sandbox.deadLetterQueueUrl())
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
  }

  /// Nothing that was queued is there any more.
  void forget() {
    clients.sqs().purgeQueue(purge -> purge.queueUrl(sandbox.queueUrl()));
    clients.sqs().purgeQueue(purge -> purge.queueUrl(sandbox.deadLetterQueueUrl()));
    sandbox.metrics().clear();
  }

  @Override
  public void close() {
    scheduler.close();
    workers.close();
  }
}
