package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rule, queues and functions, as the example configures them.
@NeedsNode
class PipelineTest {

  private final Synthesized stack = Synthesized.example();

  @Test
  void theRuleRunsTheSchedulerAtThreeAndKeepsWhatItCannotDeliver() {
    JsonNode rule = stack.properties("AWS::Events::Rule", "Name", "moc-cleanup-prod-nightly");

    assertThat(rule.path("ScheduleExpression").stringValue()).isEqualTo("cron(0 3 * * ? *)");
    assertThat(rule.path("State").stringValue()).isEqualTo("ENABLED");
    JsonNode target = rule.path("Targets").path(0);
    assertThat(target.at("/Arn/Fn::GetAtt/0").stringValue()).startsWith("SchedulerFunction");
    assertThat(target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").stringValue())
        .isEqualTo(stack.queueId("undelivered-runs"));
    assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").intValue()).isEqualTo(7200);
    assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").intValue()).isPositive();
    assertThat(stack.resources("AWS::Events::Rule")).hasSize(1);
  }

  @Test
  void aRunThatFailsIsTriedTwiceMoreAndThenKept() {
    JsonNode asynchronous =
        stack.properties("AWS::Lambda::EventInvokeConfig", "Qualifier", "$LATEST");

    assertThat(asynchronous.path("MaximumRetryAttempts").intValue()).isEqualTo(2);
    assertThat(
            asynchronous.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").stringValue())
        .isEqualTo(stack.queueId("failed-runs"));
  }

  @Test
  void theQueueGivesUpAfterThreeReceives() {
    JsonNode queue = stack.queue("queue");

    assertThat(queue.at("/RedrivePolicy/maxReceiveCount").intValue()).isEqualTo(3);
    assertThat(queue.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").stringValue())
        .isEqualTo(stack.queueId("dlq"));
    assertThat(queue.path("VisibilityTimeout").intValue()).isEqualTo(6 * 60 + 5);
  }

  @Test
  void deadLettersAreKeptLongestAndGoBackToTheirSourceAlone() {
    JsonNode deadLetters = stack.queue("dlq");

    assertThat(deadLetters.path("MessageRetentionPeriod").intValue())
        .isEqualTo(14 * 24 * 3600)
        .isGreaterThan(stack.queue("queue").path("MessageRetentionPeriod").intValue());
    assertThat(deadLetters.path("RedriveAllowPolicy").toString())
        .isEqualTo(
            """
            {"redrivePermission":"byQueue","sourceQueueArns":\
            ["arn:aws:sqs:eu-west-1:111122223333:moc-cleanup-prod-queue"]}\
            """);
  }

  @Test
  void everyQueueIsEncryptedAndTakesTlsAlone() {
    assertThat(stack.resources("AWS::SQS::Queue").values())
        .hasSize(4)
        .allMatch(queue -> queue.at("/Properties/SqsManagedSseEnabled").booleanValue());
    assertThat(stack.resources("AWS::SQS::QueuePolicy").values())
        .hasSize(4)
        .allMatch(policy -> policy.toString().contains("\"aws:SecureTransport\":\"false\""));
  }

  @Test
  void bothFunctionsRunOnJava25AndArmInTheVpc() {
    for (String part : new String[] {"scheduler", "worker"}) {
      JsonNode function = stack.function(part);
      assertThat(function.path("Runtime").stringValue()).isEqualTo("java25");
      assertThat(function.path("Architectures").path(0).stringValue()).isEqualTo("arm64");
      assertThat(function.at("/VpcConfig/SubnetIds")).hasSize(2);
      assertThat(function.at("/LoggingConfig/LogFormat").stringValue()).isEqualTo("JSON");
      assertThat(function.at("/Layers/0").stringValue())
          .contains("AWS-Parameters-and-Secrets-Lambda-Extension-Arm64");
      assertThat(function.has("TracingConfig")).isFalse();
      assertThat(function.has("ReservedConcurrentExecutions")).isFalse();
    }
    assertThat(stack.function("scheduler").path("Handler").stringValue())
        .isEqualTo("moc.cleanup.scheduler.SchedulerHandler");
    assertThat(stack.function("worker").path("Handler").stringValue())
        .isEqualTo("moc.cleanup.worker.WorkerHandler");
  }

  @Test
  void theQueueFeedsAPublishedVersionThatIsRestoredFromASnapshot() {
    JsonNode alias = stack.properties("AWS::Lambda::Alias", "Name", "live");
    String version = alias.at("/FunctionVersion/Fn::GetAtt/0").stringValue();
    JsonNode feed =
        stack
            .resources("AWS::Lambda::EventSourceMapping")
            .values()
            .iterator()
            .next()
            .path("Properties");

    assertThat(stack.function("worker").at("/SnapStart/ApplyOn").stringValue())
        .isEqualTo("PublishedVersions");
    assertThat(stack.resources("AWS::Lambda::Version")).containsOnlyKeys(version);
    assertThat(feed.path("FunctionName").toString()).contains("WorkerLive").contains(":live");
    assertThat(feed.path("BatchSize").intValue()).isEqualTo(10);
    assertThat(feed.path("MaximumBatchingWindowInSeconds").intValue()).isEqualTo(5);
    assertThat(feed.at("/ScalingConfig/MaximumConcurrency").intValue()).isEqualTo(5);
    assertThat(feed.path("FunctionResponseTypes").toString())
        .isEqualTo("[\"ReportBatchItemFailures\"]");
  }

  @Test
  void logsAreKeptForAWhile() {
    assertThat(stack.resources("AWS::Logs::LogGroup").values())
        .hasSize(2)
        .allMatch(group -> group.at("/Properties/RetentionInDays").intValue() == 90)
        .allMatch(PipelineTest::staysUnlessItsCreationFails);
  }

  @Test
  void messagesOutliveTheStack() {
    assertThat(
            stack.resources("AWS::SQS::Queue").values().stream()
                .filter(PipelineTest::staysUnlessItsCreationFails)
                .map(queue -> queue.at("/Properties/QueueName").stringValue()))
        .containsExactlyInAnyOrder("moc-cleanup-prod-queue", "moc-cleanup-prod-dlq");
  }

  @Test
  void theOutputsLeadToTheRedriveButton() {
    assertThat(stack.template().at("/Outputs/DeadLetterQueueConsole/Value").stringValue())
        .isEqualTo(
            "https://eu-west-1.console.aws.amazon.com/sqs/v3/home?region=eu-west-1#/queues/"
                + "https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111122223333%2Fmoc-cleanup-prod-dlq");
  }

  @Test
  void theOutputsNameWhatIsDisabledToStopDeleting() {
    assertThat(stack.resources("AWS::Lambda::EventSourceMapping").keySet())
        .containsExactly(stack.template().at("/Outputs/WorkerFeed/Value/Ref").stringValue());
  }

  @Test
  void withoutEndpointsOfItsOwnTheStackAddsNothingToTheVpc() {
    assertThat(stack.resources("AWS::EC2::VPCEndpoint")).isEmpty();
    assertThat(stack.resources("AWS::EC2::SecurityGroup")).isEmpty();
  }

  private static boolean staysUnlessItsCreationFails(JsonNode resource) {
    return resource.path("DeletionPolicy").stringValue().equals("RetainExceptOnCreate");
  }
}
