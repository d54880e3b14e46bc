package moc.cleanup.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who may do what.
@NeedsNode
class RolesTest {

  private static final List<String> OF_BOTH =
      List.of(
          "cloudwatch:PutMetricData",
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "secretsmanager:GetSecretValue");

  private final Synthesized stack = Synthesized.example();

  @Test
  void theWorkerMayConsumeItsQueueAndDeleteObjects() {
    assertThat(allowed("Worker"))
        .containsExactlyInAnyOrderElementsOf(
            and(
                "s3:DeleteObject",
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"));
  }

  @Test
  void theSchedulerMaySend() {
    assertThat(allowed("Scheduler"))
        .containsExactlyInAnyOrderElementsOf(
            and("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"));
  }

  @Test
  void eachReadsItsOwnSecret() {
    assertThat(resourcesOf("Worker", "secretsmanager:GetSecretValue"))
        .containsExactly("\"" + config().workerSecretArn() + "\"");
    assertThat(resourcesOf("Scheduler", "secretsmanager:GetSecretValue"))
        .containsExactly("\"" + config().schedulerSecretArn() + "\"");
  }

  @Test
  void objectsOfThatBucketAlone() {
    assertThat(resourcesOf("Worker", "s3:DeleteObject"))
        .containsExactly("\"arn:aws:s3:::platform-assets/*\"");
  }

  @Test
  void noActionIsAWildcardAndEveryWildcardResourceHasACondition() {
    for (JsonNode statement : all().toList()) {
      assertThat(texts(statement.path("Action"))).noneMatch(action -> action.contains("*"));
      if (texts(statement.path("Resource")).contains("*")) {
        assertThat(statement.path("Condition").isObject()).as(statement.toString()).isTrue();
      }
    }
  }

  @Test
  void metricsGoToOurNamespaceAlone() {
    assertThat(all().filter(statement -> actions(statement).contains("cloudwatch:PutMetricData")))
        .hasSize(2)
        .allMatch(statement ->
            statement
                .path("Condition")
                .toString()
                .equals("{\"StringEquals\":{\"cloudwatch:namespace\":\"MocCleanup\"}}"));
  }

  @Test
  void theCodeItselfMayNotTouchNetworkInterfaces() {
    assertThat(
            stack.statements("Worker").stream()
                .filter(statement -> statement.path("Effect").stringValue().equals("Deny")))
        .singleElement()
        .satisfies(statement ->
            assertThat(
                    statement.at("/Condition/ArnEquals/lambda:SourceFunctionArn/0").stringValue())
                .isEqualTo(
                    "arn:aws:lambda:eu-west-1:111122223333:function:moc-cleanup-prod-worker"));
  }

  @Test
  void noManagedPolicyAddsToThat() {
    assertThat(stack.resources("AWS::IAM::Role").values())
        .hasSize(2)
        .noneMatch(role -> role.path("Properties").has("ManagedPolicyArns"));
  }

  private static DatabaseConfig config() {
    return Synthesized.config(_ -> {}).database();
  }

  private Stream<JsonNode> all() {
    return Stream.concat(
        stack.statements("Worker").stream(), stack.statements("Scheduler").stream());
  }

  private Set<String> allowed(String construct) {
    Set<String> allowed = new TreeSet<>();
    stack.statements(construct).stream()
        .filter(statement -> statement.path("Effect").stringValue().equals("Allow"))
        .forEach(statement -> allowed.addAll(actions(statement)));
    return allowed;
  }

  private List<String> resourcesOf(String construct, String action) {
    return stack.statements(construct).stream()
        .filter(statement -> actions(statement).contains(action))
        .map(statement -> statement.path("Resource").toString())
        .toList();
  }

  private static List<String> actions(JsonNode statement) {
    return texts(statement.path("Action"));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany.valueStream().map(node -> node.asString("")).toList()
        : List.of(oneOrMany.asString(""));
  }

  private static List<String> and(String... more) {
    return Stream.concat(OF_BOTH.stream(), Stream.of(more)).toList();
  }
}
