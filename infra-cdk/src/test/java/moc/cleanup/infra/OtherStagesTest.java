package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What the example does not ask for.
@NeedsNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherStagesTest {

  private static final int HTTPS = 443;

  private Synthesized stack = Synthesized.example();

  @BeforeAll
  void synthesize() {
    stack = Synthesized.with(Synthesized::otherwise);
  }

  @Test
  void aSecondRuleRunsTwoHoursLater() {
    assertThat(rule("nightly").path("ScheduleExpression").stringValue())
        .isEqualTo("cron(0 23 * * ? *)");
    assertThat(rule("nightly-second").path("ScheduleExpression").stringValue())
        .isEqualTo("cron(0 1 * * ? *)");
  }

  @Test
  void aPausedStageHasItsRulesDisabled() {
    assertThat(rule("nightly").path("State").stringValue()).isEqualTo("DISABLED");
    assertThat(rule("nightly-second").path("State").stringValue()).isEqualTo("DISABLED");
  }

  @Test
  void versionsMayBeDeletedBelowThePrefixesAlone() {
    List<String> statements = stack.statements("Worker").stream().map(JsonNode::toString).toList();

    assertThat(statements)
        .anySatisfy(statement ->
            assertThat(statement)
                .contains(
                    "[\"s3:DeleteObject\",\"s3:DeleteObjectVersion\"]",
                    "arn:aws:s3:::platform-assets/mocs/*",
                    "arn:aws:s3:::platform-assets/gallery/*"))
        .anySatisfy(statement ->
            assertThat(statement)
                .contains(
                    "\"s3:ListBucketVersions\"",
                    "\"Resource\":\"arn:aws:s3:::platform-assets\"",
                    "{\"StringLike\":{\"s3:prefix\":[\"mocs/*\",\"gallery/*\"]}}"));
  }

  @Test
  void secretsOfAKeyOfOnesOwnCanBeDecryptedThroughSecretsManagerAlone() {
    assertThat(stack.statements("Scheduler"))
        .anySatisfy(statement ->
            assertThat(statement.toString())
                .contains(
                    "kms:Decrypt", Synthesized.KEY, "secretsmanager.eu-west-1.amazonaws.com"));
  }

  @Test
  void theFunctionsReachAwsThroughEndpoints() {
    String endpoints = stack.resources("AWS::EC2::VPCEndpoint").values().toString();

    assertThat(stack.resources("AWS::EC2::VPCEndpoint")).hasSize(4);
    assertThat(endpoints)
        .contains("eu-west-1.sqs", "eu-west-1.monitoring", "eu-west-1.secretsmanager", ".s3");
  }

  /// Names of AWS mean the endpoints for all of the VPC: whoever they did not let in would be cut off.
  @Test
  void theEndpointsLetAllOfTheVpcIn() {
    assertThat(stack.resources("AWS::EC2::SecurityGroup").values())
        .singleElement()
        .satisfies(group ->
            assertThat(group.at("/Properties/SecurityGroupIngress").valueStream())
                .allMatch(rule -> rule.path("FromPort").intValue() == HTTPS)
                .extracting(rule -> rule.path("CidrIp").stringValue())
                .containsExactly("10.0.0.0/16", "100.64.0.0/16"));
  }

  @Test
  void tracesAreThereWhenAskedFor() {
    assertThat(stack.function("worker").at("/TracingConfig/Mode").stringValue())
        .isEqualTo("Active");
  }

  @Test
  void withoutSnapshotsTheQueueStillFeedsAPublishedVersion() {
    assertThat(stack.function("worker").has("SnapStart")).isFalse();
    assertThat(stack.resources("AWS::Lambda::Version")).hasSize(1);
    assertThat(stack.resources("AWS::Lambda::EventSourceMapping").values())
        .singleElement()
        .satisfies(
            feed -> assertThat(feed.at("/Properties/FunctionName").toString()).contains(":live"));
  }

  @Test
  void nothingIsLeftBehindWhenItNeedNotBe() {
    assertThat(stack.resources("AWS::SQS::Queue").values())
        .allMatch(queue -> queue.path("DeletionPolicy").stringValue().equals("Delete"));
    assertThat(stack.resources("AWS::Logs::LogGroup").values())
        .allMatch(group -> group.path("DeletionPolicy").stringValue().equals("Delete"));
  }

  private JsonNode rule(String part) {
    return stack.properties("AWS::Events::Rule", "Name", "moc-cleanup-prod-" + part);
  }
}
