package moc.cleanup.testbed.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/// A client and the service it reached. The end of either is the end of both.
record Connection(Socket client, Socket service) implements AutoCloseable {

  static Connection between(Socket client, Socket service) {
    Connection connection = new Connection(client, service);
    Thread.startVirtualThread(() -> connection.pass(client, service));
    Thread.startVirtualThread(() -> connection.pass(service, client));
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

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    }
  }
}
