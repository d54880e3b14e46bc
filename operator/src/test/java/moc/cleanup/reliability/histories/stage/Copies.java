package moc.cleanup.reliability.histories.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import moc.cleanup.reliability.histories.script.Trouble.Doom;
import moc.cleanup.reliability.histories.script.Trouble.Role;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.lambda.LambdaFunction;
import moc.cleanup.testbed.lambda.LocalLambda;

/// One of the Lambdas: as many copies of the function as are wanted at once, each of which handles
/// one event at a time and is used again. Safe for use by many threads.
final class Copies implements LambdaFunction, AutoCloseable {

  private final Role role;
  private final Troubles troubles;
  private final DatabaseServer server;
  private final Copy.Start start;
  private final Queue<Copy> idle = new ConcurrentLinkedQueue<>();
  private final Closing closing = new Closing();

  Copies(Role role, Troubles troubles, DatabaseServer server, Copy.Start start) {
    this.role = role;
    this.troubles = troubles;
    this.server = server;
    this.start = start;
  }

  @Override
  public String invoke(String eventJson, Duration timeLimit) {
    Optional<Doom> doom = troubles.ofInvocation(role);
    if (doom.isPresent()) {
      return DoomedProcess.invoke(doom.get(), server, start, eventJson, timeLimit);
    }
    Copy copy = idleOrNew();
    try {
      return new LocalLambda(role.name(), copy.function()).invoke(eventJson, timeLimit);
    } finally {
      idle.add(copy);
    }
  }

  private Copy idleOrNew() {
    Copy copy = idle.poll();
    return copy == null ? closing.later(start.with(server.port(), Lifeline.endless())) : copy;
  }

  @Override
  public void close() {
    closing.close();
  }
}
