package moc.cleanup.operator.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import moc.cleanup.operator.environment.UnusableException;

/// Where the console listens, found to be possible.
///
/// @param bind as it was told
record Listener(String bind, InetAddress address, int port) {

  /// @throws UnusableException when that name is none of this machine's, or the port is taken
  static Listener find(ConsoleSettings settings) {
    InetAddress address = resolve(settings.bind());
    try {
      return new Listener(settings.bind(), address, free(address, settings.port()));
    } catch (IOException e) {
      if (settings.orAnother()) {
        return find(new ConsoleSettings(settings.bind(), 0, false, settings.readOnly()));
      }
      throw new UnusableException(
          "cannot listen on %s, port %d: %s; choose another with --port, or 0 for a free one"
              .formatted(settings.bind(), settings.port(), e.getMessage()),
          e);
    }
  }

  private static InetAddress resolve(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new UnusableException(
          "--bind is \"%s\"; it takes a name or an address of this machine".formatted(bind), e);
    }
  }

  private static int free(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return socket.getLocalPort();
    }
  }
}
