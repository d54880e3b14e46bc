package moc.cleanup.testbed.docker;

import java.util.Optional;
import java.util.stream.Stream;
import moc.cleanup.testbed.Backends;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.Databases;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.QuietServers;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL and LocalStack in containers of their own.
public final class DockerEnvironment implements Environment {

  private static final String POSTGRESQL_IMAGE = "postgres:17";
  // The last tag that asks for no account.
  private static final String LOCALSTACK_IMAGE = "localstack/localstack:4.14.0";

  private final Closing closing;
  private final Backends backends;

  private DockerEnvironment(Backends backends, Closing closing) {
    this.backends = backends;
    this.closing = closing;
  }

  /// Why there is no Docker here, or nothing if there is. A Docker that answers but cannot run the
  /// containers counts as there: that is a failure and no reason to skip a test.
  public static Optional<String> unavailableBecause() {
    QuietServers.quieten();
    try {
      // Finds Docker without starting a container, which `isDockerAvailable` would do.
      DockerClientFactory.instance().getTransportConfig();
      return Optional.empty();
    } catch (IllegalStateException failure) {
      return Optional.of("No Docker: " + failure.getMessage());
    }
  }

  /// The one of this JVM, started at the first call and closed when the JVM ends. Not to be closed
  /// by those who share it.
  public static DockerEnvironment shared() {
    return Shared.ENVIRONMENT;
  }

  /// One of the caller's own, which the caller closes.
  public static DockerEnvironment start() {
    return Closing.onFailure(DockerEnvironment::start);
  }

  @Override
  public Sandbox sandbox(SandboxSettings settings) {
    return Sandbox.create(backends, settings);
  }

  @Override
  public void close() {
    closing.close();
  }

  private static DockerEnvironment start(Closing closing) {
    QuietServers.quieten();
    PostgreSQLContainer database = closing.later(new PostgreSQLContainer(POSTGRESQL_IMAGE));
    LocalStackContainer aws =
        closing.later(new LocalStackContainer(LOCALSTACK_IMAGE).withServices("sqs", "s3"));
    Startables.deepStart(Stream.of(database, aws)).join();
    Databases databases = closing.later(new Databases(server(database)));
    return new DockerEnvironment(
        new Backends(databases, aws.getEndpoint(), aws.getEndpoint()), closing);
  }

  private static DatabaseServer server(PostgreSQLContainer database) {
    return new DatabaseServer(
        database.getHost(),
        database.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        database.getUsername(),
        database.getPassword());
  }

  private static final class Shared {

    static final DockerEnvironment ENVIRONMENT = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(ENVIRONMENT::close, "testbed-close"));
    }
  }
}
