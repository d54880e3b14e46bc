package moc.cleanup.testbed.fault;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// One end of a connection, seen from between the two.
final class PostgresPeer implements Closeable {

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  PostgresPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  StartupPacket readStartup() throws IOException {
    return StartupPacket.read(in);
  }

  PostgresMessage read() throws IOException {
    return PostgresMessage.read(in);
  }

  byte readByte() throws IOException {
    return in.readByte();
  }

  /// What a client sends before it waits for an answer. It has the whole of it sent before anybody
  /// answers, so that neither side waits for the other in the middle.
  List<PostgresMessage> readRequest() throws IOException {
    List<PostgresMessage> request = new ArrayList<>();
    do {
      request.add(read());
    } while (!request.getLast().endsRequest());
    return request;
  }

  /// What a server answers until it is ready for more, or until it has ended the session.
  List<PostgresMessage> readAnswer() throws IOException {
    List<PostgresMessage> answer = new ArrayList<>();
    try {
      do {
        answer.add(read());
      } while (!answer.getLast().is(PostgresMessage.READY_FOR_QUERY));
    } catch (EOFException ended) {
      // The last words are an answer too.
    }
    return answer;
  }

  void send(List<PostgresMessage> messages) throws IOException {
    for (PostgresMessage message : messages) {
      message.write(out);
    }
    out.flush();
  }

  void send(StartupPacket packet) throws IOException {
    packet.write(out);
    out.flush();
  }

  void send(byte single) throws IOException {
    out.writeByte(single);
    out.flush();
  }

  /// Lets the other side know that nothing more comes, once it has done what it is at. Once is enough.
  synchronized void hangUp() throws IOException {
    if (!socket.isOutputShutdown()) {
      socket.shutdownOutput();
    }
  }

  /// Returns when the other side has ended too.
  void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
