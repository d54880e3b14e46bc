package moc.cleanup.worker.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/// A server that only this process finds, for as long as it is open: one connection at a time, each on
/// its own terms.
final class LoopbackServer implements AutoCloseable {

  private final ServerSocket socket;

  /// What is said on a connection, from the first byte to its end.
  @FunctionalInterface
  interface Conversation {
    void hold(Socket client) throws IOException;
  }

  private LoopbackServer(ServerSocket socket) {
    this.socket = socket;
  }

  /// @param sockets of plain connections, or of those over TLS
  static LoopbackServer start(String name, ServerSocketFactory sockets, Conversation conversation) {
    try {
      ServerSocket socket = sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress());
      LoopbackServer server = new LoopbackServer(socket);
      Thread.ofPlatform().daemon().name(name).start(() -> server.serve(conversation));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Host and port.
  String address() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  private void serve(Conversation conversation) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        conversation.hold(client);
      } catch (IOException ended) {
        // The client has hung up, or the server is closed. Whoever wanted more of it says so.
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
