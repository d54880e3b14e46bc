package moc.cleanup.operator.run;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.S3_BUCKET;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.operator.environment.BucketCheck;
import moc.cleanup.operator.environment.DatabaseCheck;
import moc.cleanup.operator.environment.LambdaVariables;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.pipeline.MetricsUntilFailure;
import moc.cleanup.operator.pipeline.Pipeline;
import moc.cleanup.operator.pipeline.PipelineClients;
import moc.cleanup.testbed.Closing;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Database, bucket and queue of a run, all of them found to be usable, and the pipeline on them.
record Workplace(Jdbi jdbi, WorkQueue queue, Pipeline pipeline, Closing closing)
    implements AutoCloseable {

  /// One for the run's own look at the ledger; each Lambda has connections of its own.
  private static final int CONNECTIONS = 1;

  /// Checks everything and changes nothing.
  ///
  /// @throws moc.cleanup.operator.environment.UnusableException saying what cannot be used
  static Workplace prepare(Surroundings surroundings, boolean dryRun) {
    Optional<String> ownQueue = surroundings.read().optional(CLEANUP_QUEUE_URL);
    // What has no queue yet is checked with an address that nothing is sent to.
    LambdaVariables.require(withQueue(surroundings, ownQueue.orElse(UnusedQueue.ADDRESS)));
    return Closing.onFailure(closing -> {
      Variables variables = surroundings.read();
      S3Client s3 = closing.later(surroundings.aws().s3().get());
      CloudWatchClient cloudWatch = closing.later(surroundings.aws().cloudWatch().get());
      DatabaseConfig database = DatabaseConfig.from(variables);
      DatabaseCheck databaseCheck = new DatabaseCheck(database);
      databaseCheck.requirePlatform();
      databaseCheck.requireLedger();
      BucketCheck.require(s3, variables.required(S3_BUCKET, "a bucket"));
      WorkQueue queue = closing.later(queue(surroundings, ownQueue, dryRun));
      ConnectionPool connections = closing.later(new ConnectionPool(database, CONNECTIONS));
      Pipeline pipeline =
          closing.later(
              new Pipeline(
                  withQueue(surroundings, queue.url()),
                  new PipelineClients(queue.sqs(), s3, new MetricsUntilFailure(cloudWatch))));
      return new Workplace(connections.jdbi(), queue, pipeline, closing);
    });
  }

  private static WorkQueue queue(
      Surroundings surroundings, Optional<String> ownQueue, boolean dryRun) {
    if (ownQueue.isPresent()) {
      return OwnQueue.open(surroundings.aws().sqs().get(), ownQueue.get());
    }
    return dryRun ? UnusedQueue.open() : QueueInProcess.start();
  }

  private static Map<String, String> withQueue(Surroundings surroundings, String url) {
    Map<String, String> variables = new HashMap<>(surroundings.variables());
    variables.put(CLEANUP_QUEUE_URL, url);
    return variables;
  }

  @Override
  public void close() {
    closing.close();
  }
}
