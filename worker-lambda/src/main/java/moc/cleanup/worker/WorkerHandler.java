package moc.cleanup.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import moc.cleanup.config.Variables;

/// Takes Lambda's SQS event and answers with `batchItemFailures`. A stream handler, since the
/// runtime's own serializer for event classes would triple the time of a cold start.
public final class WorkerHandler implements RequestStreamHandler, AutoCloseable {

  private final WorkerComponent component;

  /// As Lambda makes it, from the process's environment. Nothing is connected to yet.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public WorkerHandler() {
    this(Variables.ofProcess(), WorkerClients.ofProcess());
  }

  /// The same with other variables and clients, in somebody else's process.
  public WorkerHandler(Variables variables, WorkerClients clients) {
    this.component = DaggerWorkerComponent.factory().create(WorkerConfig.from(variables), clients);
  }

  /// Reads the variables and nothing else, for whoever wants to know before there are clients.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public static void requireUsable(Variables variables) {
    WorkerConfig.from(variables);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    List<QueueMessage> messages = SqsEvent.read(event);
    Duration timeLimit = Duration.ofMillis(context.getRemainingTimeInMillis());
    answer.write(SqsEvent.answer(component.batchCleanup().handle(messages, timeLimit)));
  }

  /// Closes the connections to the database; the clients are their maker's.
  @Override
  public void close() {
    component.connectionPool().close();
  }
}
