package moc.cleanup.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// What both functions have in common: runtime, network, logs, and the extension through which they
/// read their secret.
final class CleanupFunction {

  private final Construct scope;
  private final StackConfig config;
  private final String name;
  private final LogGroup logs;
  private final Role role;

  CleanupFunction(Construct scope, StackConfig config, String name, String secretArn) {
    this.scope = scope;
    this.config = config;
    this.name = name;
    this.logs = logGroup();
    this.role = FunctionRole.create(scope, config, name, logs, secretArn);
  }

  Role role() {
    return role;
  }

  /// A function to which its own particulars are still to be added.
  Function.Builder builder(
      Network network, Map<String, String> environment, Path code, Duration timeout) {
    return Function.Builder.create(scope, "Function")
        .functionName(name)
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.ARM_64)
        .code(Code.fromAsset(code.toString()))
        .timeout(software.amazon.awscdk.Duration.seconds(timeout.toSeconds()))
        .role(role)
        .environment(environment)
        .layers(
            List.of(
                LayerVersion.fromLayerVersionArn(
                    scope, "SecretsExtension", config.secretsExtensionLayerArn())))
        .vpc(network.vpc())
        .vpcSubnets(network.subnets())
        .securityGroups(network.securityGroups())
        .logGroup(logs)
        .loggingFormat(LoggingFormat.JSON)
        .applicationLogLevelV2(ApplicationLogLevel.INFO)
        .systemLogLevelV2(SystemLogLevel.INFO)
        .tracing(config.tracing() ? Tracing.ACTIVE : Tracing.DISABLED);
  }

  private LogGroup logGroup() {
    LogGroup group =
        LogGroup.Builder.create(scope, "Logs")
            .logGroupName("/aws/lambda/" + name)
            .removalPolicy(config.removal())
            .build();
    // The construct knows an enumeration of names, and CloudFormation the numbers.
    if (group.getNode().getDefaultChild() instanceof CfnLogGroup resource) {
      resource.setRetentionInDays(config.logRetentionDays());
    }
    return group;
  }
}
