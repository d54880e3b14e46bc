package moc.cleanup.operator;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import moc.cleanup.migration.Migrations;
import moc.cleanup.operator.environment.AwsClients;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.testbed.Blueprint;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.platform.Platform;
import moc.cleanup.testbed.platform.PlatformSchema;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Somebody's platform, with the variables and clients by which the command reaches it.
public record Installation(Sandbox sandbox, Map<String, String> variables)
    implements AutoCloseable {

  private static final Blueprint PLATFORM = PlatformSchema.blueprint();
  private static final Blueprint MIGRATED = PLATFORM.then("migrated", Installation::migrate);

  /// A database without tables.
  public static Installation empty() {
    return with(Blueprint.EMPTY);
  }

  public static Installation withPlatform() {
    return with(PLATFORM);
  }

  public static Installation migrated() {
    return with(MIGRATED);
  }

  private static Installation with(Blueprint database) {
    Sandbox sandbox =
        EmbeddedEnvironment.shared().sandbox(SandboxSettings.DEFAULTS.withDatabase(database));
    return new Installation(
        sandbox,
        Map.of(
            "DATABASE_URL", sandbox.jdbcUrl(),
            "DATABASE_USERNAME", sandbox.username(),
            "DATABASE_PASSWORD", sandbox.password(),
            "S3_BUCKET", sandbox.bucket()));
  }

  private static void migrate(DataSource database) {
    try {
      new Migrations(database).apply(_ -> {});
    } catch (SQLException e) {
      throw new IllegalStateException("the migrations failed", e);
    }
  }

  public Platform platform() {
    return Platform.in(sandbox);
  }

  public Installation with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(variable, value);
    return new Installation(sandbox, changed);
  }

  public Installation onItsOwnQueue() {
    return with("CLEANUP_QUEUE_URL", sandbox.queueUrl());
  }

  public Invocation invoke(String... arguments) {
    return Invocation.of(surroundings(), arguments);
  }

  /// The command's clients are its own: it closes them.
  public Surroundings surroundings() {
    AwsClients aws =
        new AwsClients(
            () -> LocalAws.sqs(sandbox.sqsEndpoint()),
            () -> LocalAws.s3(sandbox.s3Endpoint()),
            () -> LocalAws.cloudWatch(sandbox.cloudWatchEndpoint()));
    return new Surroundings(variables, _ -> aws);
  }

  /// The same with an S3 that answers otherwise than the real one.
  public Surroundings surroundings(UnaryOperator<S3Client> changed) {
    AwsClients real = surroundings().aws();
    AwsClients aws =
        new AwsClients(real.sqs(), () -> changed.apply(real.s3().get()), real.cloudWatch());
    return new Surroundings(variables, _ -> aws);
  }

  /// The same on another way to SQS.
  public Surroundings surroundings(SqsClient sqs) {
    AwsClients real = surroundings().aws();
    return new Surroundings(
        variables, _ -> new AwsClients(() -> sqs, real.s3(), real.cloudWatch()));
  }

  /// Changes something on the platform as one of its own programs would.
  public void execute(String sql, Object... parameters) {
    Jdbi.create(sandbox.dataSource()).useHandle(handle -> handle.execute(sql, parameters));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
