package moc.cleanup.operator.bench.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.locks.LockSupport;

/// A way to a service that takes time: whatever a client sends arrives that much later. It is a
/// delay and no limit: what is sent meanwhile is under way at the same time.
final class SlowLink implements AutoCloseable {

  private static final int LARGEST_PIECE = 65_536;

  private final String host;
  private final int port;
  private final Duration delay;
  private final ServerSocket server;

  private SlowLink(String host, int port, Duration delay) throws IOException {
    this.host = host;
    this.port = port;
    this.delay = delay;
    this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  /// @param delay of a round trip
  static SlowLink to(String host, int port, Duration delay) {
    try {
      SlowLink link = new SlowLink(host, port, delay);
      Thread.ofPlatform().daemon().name("slow-link").start(link::acceptUntilClosed);
      return link;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void acceptUntilClosed() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException ended) {
        // The link was closed, or the service is away: to the client both are a lost connection.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket service = new Socket(host, port);
    client.setTcpNoDelay(true);
    service.setTcpNoDelay(true);
    LinkedTransferQueue<Piece> underWay = new LinkedTransferQueue<>();
    start(() -> send(client, underWay));
    start(() -> deliver(underWay, client, service));
    start(() -> pass(service, client));
  }

  private static void start(Runnable task) {
    Thread.ofPlatform().daemon().name("slow-link").start(task);
  }

  /// @param bytes none means that the client has hung up
  private record Piece(ByteBuffer bytes, long dueNanos) {

    boolean isLast() {
      return !bytes.hasRemaining();
    }

    void await() {
      for (long left = left(); left > 0; left = left()) {
        LockSupport.parkNanos(left);
      }
    }

    private long left() {
      return dueNanos - System.nanoTime();
    }
  }

  private void send(Socket client, LinkedTransferQueue<Piece> underWay) {
    byte[] buffer = new byte[LARGEST_PIECE];
    try {
      InputStream input = client.getInputStream();
      for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(buffer, length));
        underWay.add(new Piece(bytes, System.nanoTime() + delay.toNanos()));
      }
    } catch (IOException ended) {
      // Either side may hang up at any time.
    } finally {
      underWay.add(new Piece(ByteBuffer.allocate(0), System.nanoTime()));
    }
  }

  private static void deliver(LinkedTransferQueue<Piece> underWay, Socket client, Socket service) {
    try (client;
        service) {
      OutputStream output = service.getOutputStream();
      for (Piece piece = underWay.take(); !piece.isLast(); piece = underWay.take()) {
        piece.await();
        output.write(piece.bytes().array());
      }
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket service, Socket client) {
    try (service;
        client) {
      service.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException ended) {
      // Either side may hang up at any time; that is what closes both.
    }
  }
}
