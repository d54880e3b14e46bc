package moc.cleanup.scheduler.enqueueing;

import static org.assertj.core.api.Assertions.assertThat;

import moc.cleanup.scheduler.SchedulerBench;
import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.outage.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// On AWS every connection begins with a TLS handshake, which is dearer than the call.
class ConnectionsToSqsTest {

  /// What the JDK's HTTP client keeps for a host.
  private static final int KEPT = 5;

  private final SchedulerBench bench = new SchedulerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void callsUseTheConnectionsOfThoseBeforeThem() {
    bench.expiredMocs(300);

    try (Relay relay = Relay.to(bench.sandbox().sqsEndpoint());
        SqsClient sqs = LocalAws.sqs(relay.endpoint())) {
      assertThat(bench.batchSize(300).through(sqs).run().enqueued()).isEqualTo(300);

      assertThat(relay.connectionsMade()).isBetween(1, KEPT);
    }
  }
}
