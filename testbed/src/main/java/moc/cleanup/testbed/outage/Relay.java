package moc.cleanup.testbed.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a service that can be cut. It passes bytes on and knows no protocol, so that it serves
/// PostgreSQL, SQS and S3 alike.
public final class Relay implements AutoCloseable {

  private final String host;
  private final int port;
  private final ServerSocket server;
  private final Watcher watcher;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connectionsMade = new AtomicInteger();
  private volatile boolean cut;

  private Relay(String host, int port, ServerSocket server, Watcher watcher) {
    this.host = host;
    this.port = port;
    this.server = server;
    this.watcher = watcher;
  }

  public static Relay to(URI endpoint) {
    return to(endpoint.getHost(), endpoint.getPort());
  }

  public static Relay to(String host, int port) {
    return to(host, port, Watcher.NOBODY);
  }

  /// The same, with somebody who watches.
  ///
  /// @param watcher is told of what clients send, and may cut the relay while it is told
  public static Relay to(String host, int port, Watcher watcher) {
    try {
      Relay relay =
          new Relay(host, port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), watcher);
      Thread.startVirtualThread(relay::acceptUntilClosed);
      return relay;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Where the service is to be found by those who shall lose it.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getLocalPort();
  }

  /// How many connections clients have made so far, those that ended too.
  public int connectionsMade() {
    return connectionsMade.get();
  }

  /// Ends every connection, and every new one as soon as it is made, until the relay is mended.
  public synchronized void cut() {
    cut = true;
    connections.forEach(Connection::close);
    connections.clear();
  }

  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void acceptUntilClosed() {
    while (!server.isClosed()) {
      try {
        relay(server.accept());
      } catch (IOException ended) {
        // The relay was closed, or the service is away: to the client both are a lost connection.
      }
    }
  }

  private synchronized void relay(Socket client) throws IOException {
    connectionsMade.incrementAndGet();
    if (cut) {
      client.close();
      return;
    }
    try {
      connections.add(Connection.between(client, new Socket(host, port), watcher));
    } catch (IOException unreachable) {
      client.close();
      throw unreachable;
    }
  }
}
