package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client sends before it waits, one statement or several, and the server's answer.
///
/// @param begin what goes before it and begins a transaction, or nothing
record StatementRun(
    PostgresPeer server,
    List<PostgresMessage> begin,
    List<PostgresMessage> request,
    StepKind kind,
    String name)
    implements RoundTrip {

  private static final String ADMIN_SHUTDOWN = "57P01";

  /// With a time to wait for its own end, so that it does not go on before it ends.
  private static final String END_SESSION = "SELECT pg_terminate_backend(pg_backend_pid(), 10000)";

  StatementRun {
    begin = List.copyOf(begin);
    request = List.copyOf(request);
  }

  /// Reads what a client asks next, or nothing when it takes its leave. The driver sends BEGIN as a
  /// query of its own and the first statement after it without waiting: both are one.
  ///
  /// @param inTransaction whether a transaction has begun before
  static Optional<StatementRun> read(
      PostgresPeer client, PostgresPeer server, StatementTexts texts, boolean inTransaction)
      throws IOException {
    List<PostgresMessage> begin = List.of();
    List<PostgresMessage> request = client.readRequest();
    if (request.getFirst().isBegin()) {
      begin = request;
      request = client.readRequest();
    }
    if (request.getLast().is(PostgresMessage.TERMINATE)) {
      return Optional.empty();
    }
    String name = texts.readableName(request);
    StepKind kind = kind(name, inTransaction || !begin.isEmpty());
    return Optional.of(new StatementRun(server, begin, request, kind, name));
  }

  private static StepKind kind(String name, boolean inTransaction) {
    if (name.equals("COMMIT")) {
      return StepKind.COMMIT;
    }
    return inTransaction ? StepKind.IN_TRANSACTION : StepKind.STATEMENT;
  }

  @Override
  public List<PostgresMessage> ask() throws IOException {
    return afterBegin(request);
  }

  /// The server itself fails, so that it and the client agree on what becomes of the transaction.
  @Override
  public List<PostgresMessage> refuse(String sqlState) throws IOException {
    return afterBegin(List.of(PostgresMessage.query(failing(sqlState)))).stream()
        .filter(message -> !message.isResult())
        .toList();
  }

  private static String failing(String sqlState) {
    return sqlState.equals(ADMIN_SHUTDOWN)
        ? END_SESSION
        : "DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '%s'; END $$".formatted(sqlState);
  }

  private List<PostgresMessage> afterBegin(List<PostgresMessage> messages) throws IOException {
    List<PostgresMessage> answer = new ArrayList<>();
    if (!begin.isEmpty()) {
      server.send(begin);
      answer.addAll(server.readAnswer());
    }
    server.send(messages);
    answer.addAll(server.readAnswer());
    return answer;
  }
}
