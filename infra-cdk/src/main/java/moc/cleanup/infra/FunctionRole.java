package moc.cleanup.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// What both functions may do: log, be in the VPC, send their metrics and read their secret. Where
/// AWS takes no resource but all of them, a condition stands in its place.
final class FunctionRole {

  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
  private static final List<String> NETWORK_INTERFACES =
      List.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private FunctionRole() {}

  static Role create(
      Construct scope, StackConfig config, String functionName, LogGroup logs, String secretArn) {
    Role role =
        Role.Builder.create(scope, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    allow(role, List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
    allowNetworkInterfaces(role, config.region(), functionArn(scope, functionName));
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("cloudwatch:PutMetricData"))
            .resources(List.of("*"))
            .conditions(
                Map.of("StringEquals", Map.of("cloudwatch:namespace", CleanupMetrics.NAMESPACE)))
            .build());
    allow(role, List.of("secretsmanager:GetSecretValue"), secretArn);
    config.database().secretsKeyArn().ifPresent(key -> allowDecryption(role, config, key));
    return role;
  }

  static void allow(Role role, List<String> actions, String... resources) {
    role.addToPolicy(
        PolicyStatement.Builder.create().actions(actions).resources(List.of(resources)).build());
  }

  /// It is the service that does this; the function's own code may not.
  private static void allowNetworkInterfaces(Role role, String region, String functionArn) {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(NETWORK_INTERFACES)
            .resources(List.of("*"))
            .conditions(Map.of("StringEquals", Map.of("aws:RequestedRegion", region)))
            .build());
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .actions(NETWORK_INTERFACES)
            .resources(List.of("*"))
            .conditions(
                Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", List.of(functionArn))))
            .build());
  }

  private static void allowDecryption(Role role, StackConfig config, String keyArn) {
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("kms:Decrypt"))
            .resources(List.of(keyArn))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "kms:ViaService", "secretsmanager." + config.region() + ".amazonaws.com")))
            .build());
  }

  /// By its name: the function depends on its role.
  private static String functionArn(Construct scope, String functionName) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("lambda")
                .resource("function")
                .resourceName(functionName)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }
}
