package moc.cleanup.testbed.fault;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One connection to PostgreSQL, one round trip after the other, so that each is known as a whole
/// before anything of it happens, and has happened as a whole before the client learns of it.
final class PostgresSession {

  private final PostgresPeer client;
  private final PostgresPeer server;
  private final Steps steps;
  private final StatementTexts texts = new StatementTexts();
  private boolean inTransaction;

  PostgresSession(PostgresPeer client, PostgresPeer server, Steps steps) {
    this.client = client;
    this.server = server;
    this.steps = steps;
  }

  /// Returns when both sides have ended: the server's has then rolled back what was not committed.
  void run() {
    try (client;
        server) {
      try {
        converse();
      } finally {
        server.hangUp();
        server.awaitEnd();
      }
    } catch (IOException ended) {
      // Either side may hang up at any time, and a fault is just that.
    }
  }

  /// Ends the client's side at once. The server notices when it has done what it is at.
  void sever() {
    try {
      client.close();
      server.hangUp();
    } catch (IOException ended) {
      // It was ending by itself.
    }
  }

  private void converse() throws IOException {
    take(Login.read(client, server));
    Optional<StatementRun> next = StatementRun.read(client, server, texts, inTransaction);
    while (next.isPresent()) {
      take(next.get());
      next = StatementRun.read(client, server, texts, inTransaction);
    }
  }

  private void take(RoundTrip roundTrip) throws IOException {
    switch (steps.take(roundTrip.kind(), roundTrip.name()).orElse(null)) {
      case null -> answer(roundTrip.ask());
      case Fault.Killed(var moment) -> {
        askIfAfter(moment, roundTrip);
        steps.kill();
      }
      case Fault.Cut(var moment) -> {
        askIfAfter(moment, roundTrip);
        throw new EOFException("cut");
      }
      case Fault.SqlError(var sqlState) -> answer(roundTrip.refuse(sqlState));
      case Fault.AwsError _, Fault.NoAnswer _, Fault.PartialFailure _ ->
          throw new IllegalStateException("a database has no such fault: " + roundTrip.name());
    }
  }

  private static void askIfAfter(Fault.Moment moment, RoundTrip roundTrip) throws IOException {
    if (moment == Fault.Moment.AFTER) {
      roundTrip.ask();
    }
  }

  private void answer(List<PostgresMessage> answer) throws IOException {
    client.send(answer);
    if (answer.isEmpty() || !answer.getLast().is(PostgresMessage.READY_FOR_QUERY)) {
      throw new EOFException("the server has ended the session");
    }
    inTransaction = answer.getLast().isReadyInTransaction();
  }
}
