package moc.cleanup.worker;

import static moc.cleanup.config.VariableNames.DATABASE_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.message.CleanupMessage;
import moc.cleanup.message.MocId;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.outage.Relay;
import moc.cleanup.testbed.outage.Watcher;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.worker.deadline.Deadline;
import moc.cleanup.worker.mocdeletion.MocDeletionOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SilentServerTest {

  private static final Duration MOST = Duration.ofSeconds(5);

  /// Without a limit of its own the transaction would wait for as long as the pool lets any statement
  /// take: 90 seconds, in which Lambda ends the function.
  @Test
  @Timeout(60)
  void aTransactionWhoseServerIsGoneWithoutAWordEndsWithItsTime() {
    try (WorkerFixture worker = WorkerFixture.start()) {
      Moc goes = worker.platform.moc("ada").deletedDaysAgo(31).create();
      Moc stays = worker.platform.moc("ada").deletedDaysAgo(31).create();
      int untilCommitted = delete(worker, goes, new Silence(Integer.MAX_VALUE));

      Silence insteadOfTheCommit = new Silence(untilCommitted - 1);
      assertThatThrownBy(() -> delete(worker, stays, insteadOfTheCommit))
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      assertThat(worker.platform.mocExists(stays.id())).isTrue();
    }
  }

  /// A worker's first deletion, on a connection of its own.
  ///
  /// @return how often the server was spoken to until it was done
  private static int delete(WorkerFixture worker, Moc moc, Silence silence) {
    DatabaseServer server = worker.sandbox.databaseServer();
    try (Relay relay = Relay.to(server.host(), server.port(), silence)) {
      DatabaseServer behind =
          new DatabaseServer("127.0.0.1", relay.port(), server.username(), server.password());
      worker.variables.put(DATABASE_URL, behind.jdbcUrl(worker.sandbox.databaseName()));
      WorkerConfig config = WorkerConfig.from(new Variables(worker.variables));
      try (ConnectionPool connections = new ConnectionPool(config.database(), 1)) {
        MocDeletionOutcome outcome =
            DaggerWorkerComponent.factory()
                .create(config, ClientsOf.SANDBOX.of(worker.sandbox), connections)
                .mocDeletion()
                .delete(
                    new CleanupMessage(new MocId(moc.id()), WorkerFixture.RUN),
                    Deadline.in(MOST),
                    Deadline.in(MOST));
        assertThat(outcome).isInstanceOf(MocDeletionOutcome.Deleted.class);
        return silence.said.get();
      } finally {
        relay.cut();
        silence.over.countDown();
      }
    }
  }

  /// Passes on so much of what a client says, and then nothing any more.
  private static final class Silence implements Watcher {

    private final int most;
    private final AtomicInteger said = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    Silence(int most) {
      this.most = most;
    }

    @Override
    public void before() {
      if (said.incrementAndGet() > most) {
        awaitItsEnd();
      }
    }

    private void awaitItsEnd() {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
