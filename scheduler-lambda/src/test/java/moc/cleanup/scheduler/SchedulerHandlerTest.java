package moc.cleanup.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import moc.cleanup.config.ConfigurationException;
import moc.cleanup.config.Variables;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchedulerHandlerTest {

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aRunAnswersWhatItDid() {
    bench.expiredMocs(3);
    bench.owingMoc("3 days");

    JsonNode answer = new JsonMapper().readTree(bench.batchSize(2).answer(SchedulerBench.EVENT));

    UUID correlationId = UUID.fromString(answer.path("correlationId").stringValue());
    assertThat(answer.toString())
        .isEqualTo(
            """
            {"correlationId":"%s","dryRun":false,"found":4,"enqueued":3,"refused":0,"owed":1,\
            "leftOver":1,"wouldEnqueue":0,"mocIds":[],"guard":null}\
            """
                .formatted(correlationId));
  }

  @Test
  void aMessageNamesTheMocAndTheRunAndNothingElse() {
    UUID moc = bench.expiredMoc();

    RunSummary summary = bench.run();

    Message message =
        bench
            .sandbox()
            .sqs()
            .receiveMessage(receive -> receive.queueUrl(bench.sandbox().queueUrl()))
            .messages()
            .getFirst();
    assertThat(message.body())
        .isEqualTo(
            "{\"mocId\":\"%s\",\"correlationId\":\"%s\"}".formatted(moc, summary.correlationId()));
  }

  @Test
  void everyRunHasAnIdOfItsOwn() {
    bench.expiredMocs(2);
    bench.batchSize(1);

    RunSummary first = bench.run();
    RunSummary second = bench.run();

    assertThat(bench.messages().stream().map(CleanupMessage::correlationId))
        .containsExactlyInAnyOrder(first.correlationId(), second.correlationId())
        .doesNotHaveDuplicates();
  }

  @Test
  void aProcessMakesManyRuns() throws IOException {
    try (SchedulerHandler handler = bench.handler()) {
      for (int run = 1; run <= 3; run++) {
        bench.expiredMoc();
        handler.handleRequest(
            new ByteArrayInputStream(new byte[] {'{', '}'}),
            new ByteArrayOutputStream(),
            new LambdaContext(() -> 60_000));
      }
    }

    assertThat(bench.enqueued()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aRunEndsWithOneLogLineThatHasAllCounts() {
    bench.expiredMocs(3);
    bench.owingMoc("3 days");
    AtomicReference<RunSummary> summary = new AtomicReference<>();

    List<JsonNode> lines = StandardOutput.linesOf(() -> summary.set(bench.batchSize(2).run()));

    JsonNode line = lines.getLast();
    assertThat(lines).hasSize(1);
    assertThat(fields(line))
        .containsEntry("event", "\"moc.cleanup.run\"")
        .containsEntry("correlationId", "\"" + summary.get().correlationId() + "\"")
        .containsEntry("dryRun", "false")
        .containsEntry("found", "4")
        .containsEntry("enqueued", "3")
        .containsEntry("refused", "0")
        .containsEntry("owed", "1")
        .containsEntry("leftOver", "1")
        .containsEntry("wouldEnqueue", "0")
        .containsKey("durationMs");
  }

  @Test
  void anEventThatCannotBeReadIsNoRun() {
    bench.expiredMoc();

    assertThatThrownBy(() -> bench.run("{\"dryRun\": \"yes\"}"))
        .hasMessageContaining("\"dryRun\" is \"yes\"; it takes true or false");

    assertThat(bench.ledger()).isEmpty();
    assertThat(bench.enqueued()).isEmpty();
  }

  @Test
  void allVariablesAtFaultAreNamedInOneMessage() {
    SchedulerClients clients =
        new SchedulerClients(bench.sandbox().sqs(), bench.sandbox().cloudWatch());

    assertThatThrownBy(() ->
            new SchedulerHandler(
                new Variables(Map.of("DELETE_RETENTION_DAYS", "a month")), clients))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("DELETE_RETENTION_DAYS is \"a month\"")
        .hasMessageContaining("CLEANUP_QUEUE_URL is not set")
        .hasMessageContaining("DATABASE_URL is not set")
        .hasMessageContaining("DATABASE_USERNAME is not set");
  }

  @Test
  void onLambdaTheEnvironmentIsRead() {
    assertThatThrownBy(SchedulerHandler::new)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("CLEANUP_QUEUE_URL is not set");
  }

  @Test
  void startingConnectsToNothing() {
    bench.with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere");

    try (SchedulerHandler handler = bench.handler()) {
      assertThat(handler).isNotNull();
    }
  }

  private static Map<String, String> fields(JsonNode line) {
    return line.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().toString()));
  }
}
