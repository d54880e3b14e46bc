package moc.cleanup.testbed.fault;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a connection, until the server is ready for the first statement.
record Login(PostgresPeer client, PostgresPeer server, StartupPacket packet) implements RoundTrip {

  private static final int AUTHENTICATION_OK = 0;
  private static final int AUTHENTICATION_SASL_FINAL = 12;

  /// Reads what the client begins with. Whether there is encryption is the server's to say, and here
  /// none says yes.
  static Login read(PostgresPeer client, PostgresPeer server) throws IOException {
    StartupPacket packet = client.readStartup();
    while (packet.asksForEncryption()) {
      server.send(packet);
      client.send(server.readByte());
      packet = client.readStartup();
    }
    if (packet.cancels()) {
      server.send(packet);
      throw new EOFException("a request to cancel has no answer");
    }
    return new Login(client, server, packet);
  }

  @Override
  public StepKind kind() {
    return StepKind.CONNECT;
  }

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public List<PostgresMessage> ask() throws IOException {
    server.send(packet);
    PostgresMessage message = server.read();
    while (isQuestion(message)) {
      client.send(List.of(message));
      server.send(List.of(client.read()));
      message = server.read();
    }
    List<PostgresMessage> answer = new ArrayList<>(List.of(message));
    answer.addAll(server.readAnswer());
    return answer;
  }

  @Override
  public List<PostgresMessage> refuse(String sqlState) {
    return List.of(PostgresMessage.fatal(sqlState));
  }

  private static boolean isQuestion(PostgresMessage message) {
    return message.is(PostgresMessage.AUTHENTICATION)
        && message.number() != AUTHENTICATION_OK
        && message.number() != AUTHENTICATION_SASL_FINAL;
  }
}
