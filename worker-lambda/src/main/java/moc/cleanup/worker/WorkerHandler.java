package moc.cleanup.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import moc.cleanup.config.Variables;
import moc.cleanup.config.WorkerProcess;
import moc.cleanup.database.ConnectionPool;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/// Takes Lambda's SQS event and answers with `batchItemFailures`. A stream handler, since the
/// runtime's own serializer for event classes would triple the time of a cold start.
public final class WorkerHandler implements RequestStreamHandler, AutoCloseable {

  private final ConnectionPool connections;
  private final BatchCleanup batchCleanup;

  /// Kept, since the context that it is registered with knows it weakly.
  @SuppressWarnings("UnusedVariable")
  private final @Nullable Rehearsal rehearsal;

  /// As Lambda makes it, from the process's environment. Nothing is connected to yet.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public WorkerHandler() {
    this(WorkerConfig.from(Variables.ofProcess()), WorkerClients.ofProcess(), true);
  }

  /// The same with other variables and clients, in somebody else's process.
  public WorkerHandler(Variables variables, WorkerClients clients) {
    this(WorkerConfig.from(variables), clients, false);
  }

  private WorkerHandler(WorkerConfig config, WorkerClients clients, boolean mayBeSnapped) {
    this.connections =
        ConnectionPool.forTheSameStatements(config.database(), WorkerProcess.CONNECTIONS);
    this.batchCleanup =
        DaggerWorkerComponent.factory().create(config, clients, connections).batchCleanup();
    this.rehearsal = mayBeSnapped ? registered(new Rehearsal(config)) : null;
  }

  /// Lambda lets it run before it takes a snapshot; where it takes none, nobody does.
  private static Rehearsal registered(Rehearsal rehearsal) {
    Core.getGlobalContext().register(rehearsal);
    return rehearsal;
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
    answer.write(SqsEvent.answer(batchCleanup.handle(messages, timeLimit)));
  }

  /// Closes the connections to the database; the clients are their maker's.
  @Override
  public void close() {
    connections.close();
  }
}
