package moc.cleanup.reliability.histories.stage;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import moc.cleanup.reliability.histories.script.Trouble.Doom;
import moc.cleanup.reliability.histories.script.Trouble.Fate;
import moc.cleanup.testbed.Closing;
import moc.cleanup.testbed.DatabaseServer;
import moc.cleanup.testbed.lambda.LambdaFailedException;
import moc.cleanup.testbed.lambda.LocalLambda;
import moc.cleanup.testbed.outage.Relay;

/// A process of its own for one invocation, in which it meets its doom if it calls often enough. One
/// that is killed loses its connections, reaches nothing any more, and nobody sees its answer.
final class DoomedProcess {

  private final Lifeline lifeline;
  private final Relay database;
  private volatile Thread thread = Thread.currentThread();

  private DoomedProcess(Lifeline lifeline, Relay database) {
    this.lifeline = lifeline;
    this.database = database;
  }

  static String invoke(
      Doom doom, DatabaseServer server, Copy.Start start, String event, Duration timeLimit) {
    try (Closing closing = new Closing()) {
      Lifeline lifeline = Lifeline.until(doom);
      Relay database = closing.later(Relay.to(server.host(), server.port(), lifeline));
      DoomedProcess process = new DoomedProcess(lifeline, database);
      lifeline.onDoom(doom.fate() == Fate.KILLED ? process::kill : process::disconnect);
      Copy copy = closing.later(start.with(database.port(), lifeline));
      return process.invoke(copy.function(), event, timeLimit);
    }
  }

  private String invoke(RequestStreamHandler function, String event, Duration timeLimit) {
    LocalLambda lambda =
        new LocalLambda(
            "doomed",
            (input, output, context) -> {
              thread = Thread.currentThread();
              function.handleRequest(input, output, context);
            });
    String answer = lambda.invoke(event, timeLimit);
    if (lifeline.isCut()) {
      throw new LambdaFailedException("the process was killed");
    }
    return answer;
  }

  private void kill() {
    database.cut();
    // So that its code ends soon; it can do no harm any more, and nobody waits for it.
    thread.interrupt();
  }

  private void disconnect() {
    database.cut();
    database.mend();
  }
}
