package moc.cleanup.scheduler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import moc.cleanup.config.Variables;
import moc.cleanup.database.ConnectionPool;
import moc.cleanup.scheduler.enqueueing.Enqueueing;
import moc.cleanup.scheduler.enqueueing.RunOrder;
import moc.cleanup.scheduler.enqueueing.RunSummary;
import moc.cleanup.scheduler.enqueueing.TimeLimit;
import org.slf4j.MDC;

/// Lambda's entry to the scheduler: a nightly event in, a [RunSummary] as JSON out. It reads and
/// writes streams, because the runtime's own serializer for objects costs more at a cold start than
/// the rest of this function's start.
public final class SchedulerHandler implements RequestStreamHandler, AutoCloseable {

  private final Enqueueing enqueueing;
  private final ConnectionPool connections;

  /// On Lambda: everything comes from the environment, and nothing is connected yet.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public SchedulerHandler() {
    this(SchedulerConfig.from(Variables.ofProcess()), SchedulerClients.ofProcess());
  }

  /// Elsewhere: with the caller's variables, and clients that the caller closes.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public SchedulerHandler(Variables variables, SchedulerClients clients) {
    this(SchedulerConfig.from(variables), clients);
  }

  private SchedulerHandler(SchedulerConfig config, SchedulerClients clients) {
    SchedulerComponent component = DaggerSchedulerComponent.factory().create(config, clients);
    this.enqueueing = component.enqueueing();
    this.connections = component.connections();
  }

  /// Reads the variables and nothing else, for whoever wants to know before there are clients.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public static void requireUsable(Variables variables) {
    SchedulerConfig.from(variables);
  }

  /// Makes one run.
  ///
  /// @throws IllegalArgumentException when the event cannot be read
  /// @throws moc.cleanup.scheduler.enqueueing.NothingEnqueuedException when MOCs were due and SQS
  ///     took none
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String correlationId = UUID.randomUUID().toString();
    try (var _ = MDC.putCloseable("correlationId", correlationId)) {
      RunEvent event = RunEvent.read(input);
      RunOrder order = new RunOrder(correlationId, event.dryRun(), event.force());
      TimeLimit time = new TimeLimit(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
      RunSummary summary = enqueueing.run(order, time);
      output.write(summary.toJson().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Closes the connections to the database.
  @Override
  public void close() {
    connections.close();
  }
}
