package moc.cleanup.operator.bench.place;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static moc.cleanup.config.VariableNames.S3_BUCKET;
import static moc.cleanup.config.VariableNames.STAGE;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import moc.cleanup.operator.bench.cpu.CpuClock;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.SandboxSettings;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.s3.S3Client;

/// Everything that a run needs around it, at a certain distance.
public final class Place implements AutoCloseable {

  /// Longer than any run: no message comes back while its batch is at work.
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofHours(6);

  private static final String WAL_BYTES =
      "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";

  private static final String EXPIRED =
      "SELECT id FROM moc_instructions WHERE deleted_at IS NOT NULL ORDER BY deleted_at";

  private final Closing closing;
  private final Sandbox sandbox;
  private final CountingBucket bucket;
  private final BenchDatabase database;
  private Distance distance = Distance.NONE;
  private int databasePort;

  private Place(String sharedBuffers, Closing closing) {
    this.closing = closing;
    EmbeddedEnvironment environment =
        closing.later(EmbeddedEnvironment.start(Map.of("shared_buffers", sharedBuffers)));
    sandbox =
        closing.later(
            environment.sandbox(
                SandboxSettings.DEFAULTS.withVisibilityTimeout(VISIBILITY_TIMEOUT)));
    bucket = closing.later(CountingBucket.start());
    database = new BenchDatabase(sandbox.databaseServer());
    databasePort = sandbox.databaseServer().port();
  }

  /// Everything at no distance, with nothing in it yet.
  ///
  /// @param sharedBuffers of the database server, as PostgreSQL writes it
  public static Place open(String sharedBuffers) {
    return Closing.onFailure(closing -> new Place(sharedBuffers, closing));
  }

  /// From now on the services are that far away, for whoever connects to them.
  public void moveTo(Distance newDistance) {
    distance = newDistance;
    bucket.delayBy(newDistance.s3());
    DatabaseServer server = sandbox.databaseServer();
    databasePort =
        newDistance.database().isZero()
            ? server.port()
            : closing
                .later(SlowLink.to(server.host(), server.port(), newDistance.database()))
                .port();
  }

  public Distance distance() {
    return distance;
  }

  /// Makes database and bucket hold exactly this set.
  public void renew(StandardSet set) {
    List<String> keys = database.renew(set);
    bucket.fillWith(keys);
    sandbox.metrics().clear();
  }

  /// Takes all messages out of the queue.
  public void emptyQueue() {
    sandbox.sqs().purgeQueue(request -> request.queueUrl(sandbox.queueUrl()));
  }

  /// Frees the disk of a set that is not needed any more.
  public void forget(StandardSet set) {
    database.forget(set);
  }

  /// Opens a session of a client's own, which pays for the distance.
  public Connection connect() throws SQLException {
    DatabaseServer server = sandbox.databaseServer();
    return DriverManager.getConnection(jdbcUrl(), server.username(), server.password());
  }

  /// A look at the database without the distance.
  public Jdbi jdbi() {
    return Jdbi.create(sandbox.databaseServer().dataSource(BenchDatabase.NAME));
  }

  public CpuClock serverClock() {
    // The session ends, the server remains; its number is read while there is the session.
    return jdbi()
        .withHandle(handle ->
            CpuClock.ofServer(
                handle.createQuery("SELECT pg_backend_pid()").mapTo(Long.class).one()));
  }

  /// What the database has written to its log so far.
  public long walBytes() {
    return jdbi().withHandle(handle -> handle.createQuery(WAL_BYTES).mapTo(Long.class).one());
  }

  public List<UUID> expiredMocs() {
    return jdbi().withHandle(handle -> handle.createQuery(EXPIRED).mapTo(UUID.class).list());
  }

  public Leftovers leftovers() {
    return Leftovers.count(jdbi(), bucket);
  }

  public CountingBucket bucket() {
    return bucket;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  /// A client like the worker's; whoever asked for it closes it.
  public S3Client s3() {
    return LocalAws.s3(bucket.endpoint());
  }

  /// With which the packaged functions find all this.
  public Map<String, String> variables() {
    URI s3 = bucket.endpoint();
    Map<String, String> variables = new HashMap<>(sandbox.awsVariables());
    variables.put("AWS_ENDPOINT_URL_S3", s3.toString());
    variables.put(DATABASE_URL, jdbcUrl());
    variables.put(DATABASE_USERNAME, sandbox.username());
    variables.put(DATABASE_PASSWORD, sandbox.password());
    variables.put(S3_BUCKET, CountingBucket.NAME);
    variables.put(CLOUDFRONT_DOMAIN, StandardSet.CDN_HOST);
    variables.put(CLEANUP_QUEUE_URL, sandbox.queueUrl());
    variables.put(STAGE, "bench");
    return Map.copyOf(variables);
  }

  private String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(sandbox.databaseServer().host(), databasePort, BenchDatabase.NAME);
  }

  @Override
  public void close() {
    closing.close();
  }
}
