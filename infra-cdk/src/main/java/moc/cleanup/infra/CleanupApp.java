package moc.cleanup.infra;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/// What `cdk.json` runs, in this module's folder: `cdk synth --context stage=prod` reads
/// `config/prod.json`.
final class CleanupApp {

  /// Part of what is synthesized, so they stand here and not in a file that a test would not read.
  private static final Map<String, Object> FEATURES =
      Map.of(
          "@aws-cdk/core:enablePartitionLiterals", true,
          "@aws-cdk/core:validateAgainstDefaultRules", true,
          "@aws-cdk/aws-iam:minimizePolicies", true,
          // Else a version would not be published anew when only its layer changes.
          "@aws-cdk/aws-lambda:recognizeLayerVersion", true,
          "@aws-cdk/aws-lambda:recognizeVersionProps", true);

  private CleanupApp() {}

  public static void main(String[] arguments) {
    try {
      synthesize(Path.of("").toAbsolutePath());
    } catch (ConfigurationException unusable) {
      // It is for the person who wrote the file, to whom a stack trace says nothing.
      System.err.println(unusable.getMessage());
      System.exit(1);
    }
  }

  private static void synthesize(Path folder) {
    App app = app();
    if (!(app.getNode().tryGetContext("stage") instanceof String stage)) {
      throw new ConfigurationException("name the stage: --context stage=prod");
    }
    StackConfig config = ConfigurationFile.read(folder.resolve("config"), stage);
    new MocCleanupStack(app, config, LambdaCode.builtIn(folder.resolve("..")));
    app.synth();
  }

  static App app() {
    return new App(
        AppProps.builder().analyticsReporting(false).treeMetadata(false).context(FEATURES).build());
  }
}
