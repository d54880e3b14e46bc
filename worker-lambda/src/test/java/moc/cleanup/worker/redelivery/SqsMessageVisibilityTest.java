package moc.cleanup.worker.redelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

class SqsMessageVisibilityTest {

  private final ListeningSqs sqs = new ListeningSqs();
  private final ConnectionPool connections =
      new ConnectionPool(
          DatabaseConfig.from(
              new Variables(
                  Map.of("DATABASE_URL", "jdbc:postgresql://nowhere/", "DATABASE_USERNAME", "u"))),
          1);
  private final SqsMessageVisibility queue =
      new SqsMessageVisibility(sqs, "https://sqs/queue", connections);

  @AfterEach
  void close() {
    connections.close();
  }

  private static Map<ReceivedMessage, Duration> messages(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(
                i -> new ReceivedMessage("message " + i, "receipt " + i, 1),
                i -> Duration.ofSeconds(100 + i)));
  }

  @Test
  void hidesEveryMessageForItsOwnTimeInBatchesThatSqsTakes() {
    assertThat(queue.hide(messages(25))).isEmpty();

    assertThat(sqs.requests())
        .hasSize(3)
        .allSatisfy(request -> {
          assertThat(request.queueUrl()).isEqualTo("https://sqs/queue");
          assertThat(request.entries()).hasSizeLessThanOrEqualTo(10);
          assertThat(request.entries()).extracting(entry -> entry.id()).doesNotHaveDuplicates();
        });
    assertThat(sqs.entries())
        .hasSize(25)
        .allSatisfy(entry ->
            assertThat(entry.receiptHandle())
                .isEqualTo("receipt " + (entry.visibilityTimeout() - 100)));
  }

  @Test
  void refusesToCallSqsWhileAConnectionIsHeld() {
    try (Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
        ConnectionPool pool =
            new ConnectionPool(
                DatabaseConfig.from(
                    new Variables(
                        Map.of(
                            "DATABASE_URL", sandbox.jdbcUrl(),
                            "DATABASE_USERNAME", sandbox.username(),
                            "DATABASE_PASSWORD", sandbox.password()))),
                1)) {
      SqsMessageVisibility guarded = new SqsMessageVisibility(sqs, "https://sqs/queue", pool);

      pool.jdbi()
          .useHandle(handle -> {
            handle.execute("SELECT 1");
            assertThatThrownBy(() -> guarded.hide(messages(1)))
                .hasMessageContaining("was tried while 1 database connection");
          });
    }
    assertThat(sqs.requests()).isEmpty();
  }

  @Test
  void saysWhatSqsRefused() {
    sqs.answer(request ->
        ChangeMessageVisibilityBatchResponse.builder()
            .failed(
                BatchResultErrorEntry.builder()
                    .id(request.entries().getFirst().id())
                    .code("ReceiptHandleIsInvalid")
                    .message("expired")
                    .build())
            .build());

    assertThat(queue.hide(messages(11)))
        .containsExactly("ReceiptHandleIsInvalid, expired", "ReceiptHandleIsInvalid, expired");
  }

  @Test
  void saysThatSqsIsAwayOfEveryMessage() {
    sqs.answer(_ -> {
      throw SdkClientException.create("SQS is away");
    });

    assertThat(queue.hide(messages(11))).hasSize(11).containsOnly("SQS is away");
  }

  @Test
  void hidesNothingWithoutTheQueuesAddress() {
    assertThat(new SqsMessageVisibility(sqs, null, connections).hide(messages(1))).isEmpty();

    assertThat(sqs.requests()).isEmpty();
  }
}
