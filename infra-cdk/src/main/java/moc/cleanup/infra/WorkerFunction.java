package moc.cleanup.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.constructs.Construct;

/// Deletes what is enqueued. Restored from a snapshot, which published versions alone have, so the
/// queue feeds the alias.
final class WorkerFunction extends Construct {

  private final Alias live;
  private final EventSourceMapping feed;

  WorkerFunction(
      Construct scope,
      StackConfig config,
      Network network,
      Queues queues,
      FunctionEnvironment environment,
      Path code) {
    super(scope, "Worker");
    CleanupFunction common =
        new CleanupFunction(
            this, config, config.named("worker"), config.database().workerSecretArn());
    allowQueue(common.role(), queues);
    allowBucket(common.role(), config);
    Function.Builder builder =
        common
            .builder(network, environment.ofWorker(), code, config.worker().timeout())
            .description("moc-cleanup: deletes MOCs and their objects for good")
            .handler("moc.cleanup.worker.WorkerHandler")
            .memorySize(config.worker().memory())
            // Kept, so that the alias can be turned back to a former one.
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build());
    if (config.worker().snapStart()) {
      builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    }
    Function function = builder.build();
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias has a published version.");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
    feed = feed(config.worker(), queues);
  }

  Alias live() {
    return live;
  }

  /// What brings the queue's messages to the worker.
  EventSourceMapping feed() {
    return feed;
  }

  private EventSourceMapping feed(WorkerSettings worker, Queues queues) {
    return EventSourceMapping.Builder.create(this, "Feed")
        .target(live)
        .eventSourceArn(queues.cleanup().getQueueArn())
        .batchSize(worker.batchSize())
        .maxBatchingWindow(Duration.seconds(worker.batchingWindow().toSeconds()))
        .maxConcurrency(worker.maxConcurrency())
        .reportBatchItemFailures(true)
        .build();
  }

  /// Receiving is done by Lambda in the function's name, the last by the function itself.
  private static void allowQueue(Role role, Queues queues) {
    FunctionRole.allow(
        role,
        List.of(
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ChangeMessageVisibility"),
        queues.cleanup().getQueueArn());
  }

  private void allowBucket(Role role, StackConfig config) {
    String bucketArn =
        "arn:%s:s3:::%s".formatted(Stack.of(this).getPartition(), config.bucket().name());
    List<String> prefixes = config.bucket().keyPrefixes();
    List<String> actions = new ArrayList<>(List.of("s3:DeleteObject"));
    if (config.bucket().versioned()) {
      actions.add("s3:DeleteObjectVersion");
      allowListing(role, bucketArn, prefixes);
    }
    FunctionRole.allow(
        role,
        actions,
        (prefixes.isEmpty() ? List.of("") : prefixes)
            .stream().map(prefix -> bucketArn + "/" + prefix + "*").toArray(String[]::new));
  }

  private static void allowListing(Role role, String bucketArn, List<String> prefixes) {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .actions(List.of("s3:ListBucketVersions"))
            .resources(List.of(bucketArn))
            .build();
    if (!prefixes.isEmpty()) {
      statement.addCondition(
          "StringLike", Map.of("s3:prefix", prefixes.stream().map(each -> each + "*").toList()));
    }
    role.addToPolicy(statement);
  }
}
