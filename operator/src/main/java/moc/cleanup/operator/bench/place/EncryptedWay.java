package moc.cleanup.operator.bench.place;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A way to a service, over TLS. It ends here: the service itself speaks plainly.
final class EncryptedWay implements AutoCloseable {

  /// A request of TLS, which PostgreSQL's clients send in clear.
  /// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL
  private static final int SSL_REQUEST_BYTES = 8;

  private final String host;
  private final int port;
  private final SSLSocketFactory encryption;
  private final boolean encryptsOnRequest;
  private final ServerSocket server;

  private EncryptedWay(
      String host, int port, SSLSocketFactory encryption, boolean encryptsOnRequest)
      throws IOException {
    this.host = host;
    this.port = port;
    this.encryption = encryption;
    this.encryptsOnRequest = encryptsOnRequest;
    this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  static EncryptedWay toHttp(URI service, SSLSocketFactory encryption) {
    return open(service.getHost(), service.getPort(), encryption, false);
  }

  static EncryptedWay toPostgres(String host, int port, SSLSocketFactory encryption) {
    return open(host, port, encryption, true);
  }

  private static EncryptedWay open(
      String host, int port, SSLSocketFactory encryption, boolean encryptsOnRequest) {
    try {
      EncryptedWay way = new EncryptedWay(host, port, encryption, encryptsOnRequest);
      Thread.startVirtualThread(way::acceptUntilClosed);
      return way;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Host and port.
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void acceptUntilClosed() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.startVirtualThread(() -> lead(client));
      } catch (IOException ended) {
        // The way was closed.
      }
    }
  }

  private void lead(Socket client) {
    try (client;
        Socket encrypted = encrypted(client);
        Socket service = new Socket(host, port)) {
      encrypted.setTcpNoDelay(true);
      service.setTcpNoDelay(true);
      Thread back = Thread.startVirtualThread(() -> pass(service, encrypted));
      pass(encrypted, service);
      back.join();
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket encrypted(Socket client) throws IOException {
    if (encryptsOnRequest) {
      new DataInputStream(client.getInputStream()).readFully(new byte[SSL_REQUEST_BYTES]);
      client.getOutputStream().write('S');
    }
    SSLSocket encrypted = (SSLSocket) encryption.createSocket(client, host, port, true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    }
  }
}
