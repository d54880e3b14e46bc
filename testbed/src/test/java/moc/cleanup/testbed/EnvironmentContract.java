package moc.cleanup.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/// What every environment promises to the tests that run on it.
public abstract class EnvironmentContract {

  private Sandbox sandbox;

  protected abstract Environment environment();

  /// To be overridden where something stands in for S3 that may let any number of keys pass.
  protected void assumeThatKeysPerRequestAreLimited() {}

  @BeforeEach
  void openSandbox() {
    sandbox = environment().sandbox(SandboxSettings.DEFAULTS.withVisibilityTimeout(Duration.ZERO));
  }

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @Test
  void aSandboxHasADatabaseOfItsOwn() throws SQLException {
    assertThat(query(sandbox.dataSource(), "SELECT current_database()"))
        .isEqualTo(sandbox.databaseName());
  }

  @Test
  void theDatabaseGoesWithItsSandboxEvenWhileConnectionsAreOpen() throws SQLException {
    Sandbox other = environment().sandbox();
    DataSource unpooled = other.databaseServer().dataSource(other.databaseName());
    try (Connection connection = unpooled.getConnection()) {
      other.close();

      assertThat(connection.isValid(1)).isFalse();
      assertThatThrownBy(unpooled::getConnection).hasMessageContaining("does not exist");
    }
  }

  @Test
  void databasesBeginAsCopiesOfWhatIsBuiltOnce() throws SQLException {
    AtomicInteger built = new AtomicInteger();
    Blueprint empty =
        Blueprint.EMPTY.then(
            "a table " + UUID.randomUUID(),
            database -> {
              built.incrementAndGet();
              build(database, "CREATE TABLE thing (id int)");
            });
    SandboxSettings settings =
        SandboxSettings.DEFAULTS.withDatabase(
            empty.then("a row", database -> build(database, "INSERT INTO thing VALUES (1)")));

    try (Sandbox one = environment().sandbox(settings);
        Sandbox other = environment().sandbox(settings)) {
      execute(one.dataSource(), "INSERT INTO thing VALUES (2)");

      assertThat(query(one.dataSource(), "SELECT count(*) FROM thing")).isEqualTo("2");
      assertThat(query(other.dataSource(), "SELECT count(*) FROM thing")).isEqualTo("1");
      assertThat(built).hasValue(1);
    }
  }

  @Test
  void sqsMovesAMessageToTheDeadLetterQueueAfterThreeReceives() {
    sandbox.sqs().sendMessage(send -> send.queueUrl(sandbox.queueUrl()).messageBody("poison"));

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(receive(sandbox.queueUrl(), 5)).hasSize(1);
    }

    assertThat(receive(sandbox.queueUrl(), 0)).isEmpty();
    assertThat(receive(sandbox.deadLetterQueueUrl(), 5))
        .extracting(Message::body)
        .containsExactly("poison");
  }

  @Test
  void s3KeepsAndDeletesObjects() {
    put("mocs/a b/ü+%.pdf");
    put("mocs/stays.pdf");

    sandbox
        .s3()
        .deleteObjects(keys ->
            keys.bucket(sandbox.bucket())
                .delete(deleteOf(List.of("mocs/a b/ü+%.pdf", "mocs/never-was.pdf"))));

    assertThat(objectKeys(sandbox)).containsExactly("mocs/stays.pdf");
  }

  @Test
  void s3RefusesMoreThanAThousandKeysInOneRequest() {
    assumeThatKeysPerRequestAreLimited();
    List<String> keys = IntStream.rangeClosed(1, 1001).mapToObj(i -> "key-" + i).toList();

    assertThatThrownBy(() ->
            sandbox
                .s3()
                .deleteObjects(request -> request.bucket(sandbox.bucket()).delete(deleteOf(keys))))
        .isInstanceOfSatisfying(
            S3Exception.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(400));
  }

  @Test
  void everyObjectIsPutAtTheFirstAttempt() {
    URI endpoint = sandbox.s3().serviceClientConfiguration().endpointOverride().orElseThrow();
    AtomicInteger attempts = new AtomicInteger();
    ExecutionInterceptor counting =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            attempts.incrementAndGet();
          }
        };
    S3ClientBuilder builder =
        LocalAws.s3Builder(endpoint)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(client -> client.addExecutionInterceptor(counting));
    try (S3Client s3 = builder.build()) {
      IntStream.range(0, 1_000)
          .boxed()
          .gather(Gatherers.mapConcurrent(8, number -> put(s3, "key" + number)))
          .forEach(_ -> {});
    }

    assertThat(attempts).hasValue(1_000);
  }

  @Test
  void metricsAreRecorded() {
    MetricDatum processed = MetricDatum.builder().metricName("ItemsProcessed").value(3.0).build();
    sandbox.cloudWatch().putMetricData(data -> data.namespace("Test").metricData(processed));

    assertThat(sandbox.metrics().sum("ItemsProcessed")).isEqualTo(3);
  }

  @Test
  void sandboxesDoNotSeeEachOther() throws SQLException {
    try (Sandbox other = environment().sandbox()) {
      execute(other.dataSource(), "CREATE TABLE only_there (id int)");
      other.s3().putObject(put -> put.bucket(other.bucket()).key("there"), RequestBody.empty());
      other.sqs().sendMessage(send -> send.queueUrl(other.queueUrl()).messageBody("there"));

      assertThat(query(sandbox.dataSource(), "SELECT to_regclass('only_there')")).isNull();
      assertThat(objectKeys(sandbox)).isEmpty();
      assertThat(receive(sandbox.queueUrl(), 0)).isEmpty();
    }
  }

  @Test
  void aVersionedBucketGoesWithItsSandboxToo() {
    Sandbox other = environment().sandbox();
    S3Client s3 = other.s3();
    s3.putBucketVersioning(bucket ->
        bucket
            .bucket(other.bucket())
            .versioningConfiguration(versioning -> versioning.status("Enabled")));
    s3.putObject(put -> put.bucket(other.bucket()).key("twice"), RequestBody.empty());
    s3.putObject(put -> put.bucket(other.bucket()).key("twice"), RequestBody.empty());
    s3.deleteObject(delete -> delete.bucket(other.bucket()).key("twice"));

    other.close();

    assertThat(sandbox.s3().listBuckets().buckets())
        .noneMatch(bucket -> bucket.name().equals(other.bucket()));
  }

  private List<Message> receive(String queueUrl, int waitSeconds) {
    return sandbox
        .sqs()
        .receiveMessage(receive -> receive.queueUrl(queueUrl).waitTimeSeconds(waitSeconds))
        .messages();
  }

  private void put(String key) {
    put(sandbox.s3(), key);
  }

  private PutObjectResponse put(S3Client s3, String key) {
    return s3.putObject(put -> put.bucket(sandbox.bucket()).key(key), RequestBody.fromString(key));
  }

  private static List<String> objectKeys(Sandbox sandbox) {
    return sandbox.s3().listObjectsV2(list -> list.bucket(sandbox.bucket())).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private static Delete deleteOf(List<String> keys) {
    return Delete.builder()
        .objects(keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList())
        .build();
  }

  private static void build(DataSource database, String sql) {
    try {
      execute(database, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
