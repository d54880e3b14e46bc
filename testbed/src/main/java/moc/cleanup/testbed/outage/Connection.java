package moc.cleanup.testbed.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/// A client and the service it reached. The end of either is the end of both.
record Connection(Socket client, Socket service) implements AutoCloseable {

  private static final int LARGEST_PIECE = 8192;

  static Connection between(Socket client, Socket service, Watcher watcher) {
    Connection connection = new Connection(client, service);
    Thread.startVirtualThread(() -> connection.pass(client, service, watcher));
    Thread.startVirtualThread(() -> connection.pass(service, client, Watcher.NOBODY));
    return connection;
  }

  @Override
  public void close() {
    try {
      client.close();
      service.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void pass(Socket from, Socket to, Watcher watcher) {
    byte[] piece = new byte[LARGEST_PIECE];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int length = input.read(piece); length >= 0; length = input.read(piece)) {
        watcher.before();
        output.write(piece, 0, length);
        watcher.after();
      }
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    }
  }
}
