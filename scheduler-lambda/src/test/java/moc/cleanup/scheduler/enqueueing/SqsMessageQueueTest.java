package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqsMessageQueueTest {

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final Map<String, String> variables =
      Map.of(
          "DATABASE_URL", sandbox.jdbcUrl(),
          "DATABASE_USERNAME", sandbox.username(),
          "DATABASE_PASSWORD", sandbox.password(),
          "CLEANUP_QUEUE_URL", sandbox.queueUrl());
  private final ConnectionPool connections =
      new ConnectionPool(DatabaseConfig.from(new Variables(variables)), 1);
  private final PickySqs sqs = PickySqs.busy(sandbox.sqs(), (_, _) -> true);
  private final SqsMessageQueue queue =
      new SqsMessageQueue(sqs, EnqueueingConfig.from(new Variables(variables)), connections);

  @AfterEach
  void close() {
    connections.close();
    sandbox.close();
  }

  @Test
  void refusesToCallSqsWhileAConnectionIsHeld() {
    TimeLimit time = new TimeLimit(() -> Duration.ofMinutes(1));
    List<CleanupMessage> messages =
        List.of(new CleanupMessage(new MocId(UUID.randomUUID()), "a run"));

    connections
        .jdbi()
        .useHandle(handle -> {
          handle.execute("SELECT 1");
          assertThatThrownBy(() -> queue.send(messages, time))
              .hasMessageContaining("SendMessageBatch was tried while 1 database connection");
        });

    assertThat(sqs.calls()).isZero();
    assertThat(queue.send(messages, time)).isEmpty();
    assertThat(sqs.calls()).isOne();
  }
}
