package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.CLEANUP_QUEUE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_PASSWORD;
import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static moc.cleanup.config.VariableNames.DATABASE_USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moc.cleanup.config.Variables;
import moc.cleanup.config.WorkerProcess;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.worker.redelivery.ListeningSqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When a message comes back that failed because the database was away, and one that failed for
/// another reason.
class RedeliveryTest {

  private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/1/cleanup";

  private final WorkerFixture fixture = WorkerFixture.start();
  private final Relay database =
      Relay.to(fixture.sandbox.databaseServer().host(), fixture.sandbox.databaseServer().port());
  private final ListeningSqs sqs = new ListeningSqs();

  @AfterEach
  void close() {
    database.close();
    fixture.close();
  }

  private Moc expired() {
    return fixture.platform.moc("ada").deletedDaysAgo(31).create();
  }

  /// Delivers to a worker that reaches its database through the relay.
  private List<String> deliver(
      Duration timeLimit, Map<String, String> more, List<String> messages) {
    Map<String, String> variables = new HashMap<>(fixture.variables);
    variables.put(
        DATABASE_URL,
        fixture
            .sandbox
            .jdbcUrl()
            .replace(
                ":" + fixture.sandbox.databaseServer().port() + "/", ":" + database.port() + "/"));
    variables.putAll(more);
    WorkerClients clients =
        new WorkerClients(fixture.sandbox.s3(), sqs, fixture.sandbox.cloudWatch());
    try (WorkerHandler worker = new WorkerHandler(new Variables(variables), clients)) {
      return WorkerFixture.failures(
          new LocalLambda("worker", worker)
              .invoke("{\"Records\":[" + String.join(",", messages) + "]}", timeLimit));
    }
  }

  private List<String> deliver(List<String> messages) {
    return deliver(WorkerFixture.TIME_LIMIT, Map.of(CLEANUP_QUEUE_URL, QUEUE), messages);
  }

  @Test
  void messagesThatFailedBecauseTheDatabaseIsAwayArePutOffUntilTheirLastReceive() {
    database.cut();
    List<UUID> mocs = IntStream.range(0, 3).mapToObj(_ -> expired().id()).toList();

    List<String> failed =
        deliver(
            List.of(
                WorkerFixture.message(mocs.get(0), 1),
                WorkerFixture.message(mocs.get(1), 2),
                WorkerFixture.message(mocs.get(2), 3),
                WorkerFixture.message("unreadable", "no JSON", 1)));

    assertThat(failed).hasSize(4);
    Map<String, Integer> delays =
        sqs.entries()
            .collect(
                Collectors.toMap(
                    entry -> entry.receiptHandle(), entry -> entry.visibilityTimeout()));
    assertThat(delays).containsOnlyKeys("receipt of " + mocs.get(0), "receipt of " + mocs.get(1));
    assertThat(delays.get("receipt of " + mocs.get(0))).isBetween(20 * 60, 24 * 60);
    assertThat(delays.get("receipt of " + mocs.get(1))).isBetween(120 * 60, 144 * 60);
    assertThat(sqs.requests()).extracting(request -> request.queueUrl()).containsExactly(QUEUE);
  }

  @Test
  void messagesThatWereNotStartedMeanwhileArePutOffToo() {
    database.cut();
    List<String> messages =
        IntStream.range(0, 12).mapToObj(_ -> WorkerFixture.message(expired().id(), 1)).toList();

    List<String> failed =
        deliver(Duration.ofSeconds(30), Map.of(CLEANUP_QUEUE_URL, QUEUE), messages);

    assertThat(failed).hasSize(12);
    assertThat(sqs.entries()).hasSize(12);
    // As many as there are connections were tried, and none after they had found the database away.
    assertThat(fixture.sandbox.metrics().sum("ItemsFailed")).isEqualTo(WorkerProcess.CONNECTIONS);
    assertThat(sqs.requests())
        .allSatisfy(request -> assertThat(request.entries()).hasSizeLessThan(11));
    assertThat(sqs.entries().map(entry -> entry.visibilityTimeout()).distinct().count())
        .isGreaterThan(1);
  }

  @Test
  void aServerThatTakesNoMoreConnectionsFailsItemsAndNotTheFunction() {
    String user = "full_" + UUID.randomUUID().toString().replace('-', '_');
    try (Session owner = fixture.session()) {
      owner.run("CREATE ROLE " + user + " LOGIN PASSWORD 'full' CONNECTION LIMIT 0");
      owner.commit();
    }
    UUID moc = expired().id();

    List<String> failed =
        deliver(
            WorkerFixture.TIME_LIMIT,
            Map.of(CLEANUP_QUEUE_URL, QUEUE, DATABASE_USERNAME, user, DATABASE_PASSWORD, "full"),
            List.of(WorkerFixture.message(moc, 1)));

    assertThat(failed).containsExactly(moc.toString());
    assertThat(sqs.entries()).hasSize(1);
  }

  /// A database that can be reached and cannot be used is away all the same.
  @Test
  void aServerThatIsReadOnlyDuringAFailoverPutsMessagesOff() {
    UUID moc = expired().id();
    try (Session owner = fixture.session()) {
      owner.run(
          "DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET default_transaction_read_only = on'',"
              + " current_database()); END'");
      owner.commit();
    }

    List<String> failed = deliver(List.of(WorkerFixture.message(moc, 1)));

    assertThat(failed).containsExactly(moc.toString());
    assertThat(sqs.entries()).hasSize(1);
  }

  @Test
  void aMessageWhoseMocSomebodyElseHasLockedComesBackInItsOwnTime() throws Exception {
    Moc locked = expired();
    try (Session application = fixture.session()) {
      application.run("SELECT FROM moc_instructions WHERE id = ? FOR UPDATE", locked.id());

      List<String> failed =
          Background.start(() -> deliver(List.of(WorkerFixture.message(locked.id(), 1)))).await();

      assertThat(failed).containsExactly(locked.id().toString());
    }
    assertThat(sqs.requests()).isEmpty();
  }
}
