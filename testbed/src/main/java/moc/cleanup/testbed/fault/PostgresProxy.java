package moc.cleanup.testbed.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import moc.cleanup.testbed.DatabaseServer;

/// The way of one process to PostgreSQL, on a port of its own. Understands what a JDBC driver says
/// without encryption, and neither COPY nor replication.
final class PostgresProxy implements AutoCloseable {

  private final DatabaseServer server;
  private final Steps steps;
  private final ServerSocket socket;
  private final Set<PostgresSession> sessions = ConcurrentHashMap.newKeySet();
  private final ExecutorService acceptor = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private PostgresProxy(DatabaseServer server, Steps steps, ServerSocket socket) {
    this.server = server;
    this.steps = steps;
    this.socket = socket;
  }

  static PostgresProxy before(DatabaseServer server, Steps steps) {
    try {
      ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      PostgresProxy proxy = new PostgresProxy(server, steps, socket);
      steps.atDeath(proxy::severAll);
      proxy.acceptor.execute(proxy::acceptUntilClosed);
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String jdbcUrl(String database) {
    return new DatabaseServer(
            "127.0.0.1", socket.getLocalPort(), server.username(), server.password())
        .jdbcUrl(database);
  }

  /// Returns when every session has ended on the server, so that nothing of it happens any more.
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    acceptor.close();
    severAll();
    threads.close();
  }

  private void acceptUntilClosed() {
    while (!socket.isClosed()) {
      try {
        PostgresSession session = open(socket.accept());
        threads.execute(session::run);
      } catch (IOException ended) {
        // The proxy was closed, or the server is away: to the client both are a lost connection.
      }
    }
  }

  private PostgresSession open(Socket client) throws IOException {
    try {
      PostgresPeer toServer = new PostgresPeer(new Socket(server.host(), server.port()));
      PostgresSession session = new PostgresSession(new PostgresPeer(client), toServer, steps);
      sessions.add(session);
      if (steps.isDead() || socket.isClosed()) {
        session.sever();
      }
      return session;
    } catch (IOException unreachable) {
      client.close();
      throw unreachable;
    }
  }

  private void severAll() {
    sessions.forEach(PostgresSession::sever);
  }
}
